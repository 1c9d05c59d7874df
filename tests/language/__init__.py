"""Tests of the rule language: files, errors, profiles, compiling."""
