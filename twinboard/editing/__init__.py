"""What officers type on the page, instead of sending a file: written as a small workbook, which goes the way of one."""
