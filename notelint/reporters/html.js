// Hides what a reader does not want to see. Without it the page shows everything.
(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) {
    return;
  }
  var status = document.getElementById("shown");
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var findings = all("[data-rule]");
  var marks = all("[data-of]");
  var groups = all("[data-group]");

  function apply() {
    var severities = all("input[name=severity]:checked", form).map(function (box) { return box.value; });
    var rule = form.elements.rule.value;
    var hidden = {};
    var total = 0;
    var shown = 0;
    findings.forEach(function (finding) {
      var wanted = severities.indexOf(finding.dataset.severity) >= 0 && (!rule || finding.dataset.rule === rule);
      finding.hidden = !wanted;
      if (finding.id) {
        total += 1;
        shown += wanted ? 1 : 0;
        hidden[finding.id] = !wanted;
      }
    });
    marks.forEach(function (mark) {
      var off = mark.dataset.of.split(" ").every(function (id) { return hidden[id]; });
      if (mark.tagName === "MARK") {
        mark.classList.toggle("off", off);
      } else {
        mark.hidden = off;
      }
    });
    groups.forEach(function (group) {
      group.hidden = all("[data-rule]", group).every(function (finding) { return finding.hidden; });
    });
    status.textContent = shown === total ? "All " + total + " are shown." : shown + " of " + total + " are shown.";
  }

  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(apply); });
  form.hidden = false;
  apply();
})();
