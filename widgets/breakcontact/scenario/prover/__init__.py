"""The prover: what must hold in every play of a scenario, and the shortest play that breaks it."""
