"""Made-up years of the five districts: thousands of different records whose figures are the published ones.

Every maker takes a source of chance; the same source makes the same year. Amounts are whole yuan, split exactly, and a
sum is any amount that is printed as the published one is.
"""
