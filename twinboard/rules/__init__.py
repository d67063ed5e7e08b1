"""The contract with officers: the declared sheets, their vocabularies, and the wording of issues."""
