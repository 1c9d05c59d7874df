"""How often notelint is right: faults planted, examples turned against themselves, real notes judged."""
