"""The reports page: filters, figures and distributions, the rows behind every number."""
