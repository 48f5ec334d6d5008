"""The demo province: 45 communes with invented staff, who learn through the real rules."""
