"""The outcome model: a Markov chain for each action, solved exactly or sampled."""
