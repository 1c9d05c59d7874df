"""The commands of ``notelint``, one file each: from arguments to an exit status."""
