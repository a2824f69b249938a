"""Citation packs: one finding with every quotation, outlet, date, address and hash that it rests on."""
