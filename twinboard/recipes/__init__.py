"""Tables of any spreadsheet, and recipes that say what they are: so that officers send what they have.

A recipe describes a table by its labels, never by the numbers of its cells, so that next year's file fits it as well.
"""
