"""The pages that readers explore: partners, strands, the comparison, and the parts that these pages share."""
