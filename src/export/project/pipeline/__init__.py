"""The pipeline of the configuration in `configs/`: one module a phase, SQL in `sql/`."""
