aer_decoder.v
