"""Untrusted bytes: a workbook that anybody may have made is read in a process of its own, within limits."""
