"""What a district keeps: indicators, targets, budgets and what was observed."""
