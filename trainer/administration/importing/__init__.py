"""Reading lists from CSV and XLSX: whatever is in the file, each bad row is named, none half done."""
