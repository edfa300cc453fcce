"""Which text shows what a check finds? One with mistakes put in on purpose, which says so itself."""

EXAMPLE = """# An example with mistakes put in on purpose: do not use it

Hypomagnesemia is a serum magnesium below 1.3 mEq/L (1.3 mmol/L).
Symptoms always begin at a serum magnesium of 1.2 mg/dL [4].

Samplazole lowered magnesium in 12 of 40 patients (40%).
In children the dose of magnesium sulfate is 50 mg/kg.
Magnesium oxide 400 mg (400 mg of elemental magnesium) was given by mouth.

Aim for a serum magnesium of 4.0 to 5.0 mEq/L.

# References

1. Sample A. On samplazole. 2020. doi:10.1234/sample
2. Sample B. On other matters. 2021.
"""
