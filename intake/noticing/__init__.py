"""What changes at a desk, as marks that differ once something did."""
