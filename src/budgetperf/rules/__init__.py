"""The language of rules: what was asked, what was reached, what a rule awards for it, and which grade that is."""
