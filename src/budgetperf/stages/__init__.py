"""The stages of the annual cycle, one module each: policy, records, verb, result."""
