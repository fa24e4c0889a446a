uart_link.v
