/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of delta_lstm: byte offsets from the base address, 32 bits each.
   Regenerate with: make gen TARGET=delta_lstm */
#ifndef DELTA_LSTM_REGISTERS_H
#define DELTA_LSTM_REGISTERS_H

/* "DLS1" */
#define DELTA_LSTM_ID 0x000u
#define DELTA_LSTM_ID_RESET 0x444C5331u

/* what is going on, and what went wrong */
#define DELTA_LSTM_STATUS 0x004u
#define DELTA_LSTM_STATUS_RESET 0x00000000u
#define DELTA_LSTM_STATUS_SHORT_INPUT_SHIFT 0
#define DELTA_LSTM_STATUS_SHORT_INPUT_MASK 0x00000001u
#define DELTA_LSTM_STATUS_LONG_INPUT_SHIFT 1
#define DELTA_LSTM_STATUS_LONG_INPUT_MASK 0x00000002u
#define DELTA_LSTM_STATUS_BUS_ERROR_SHIFT 2
#define DELTA_LSTM_STATUS_BUS_ERROR_MASK 0x00000004u
#define DELTA_LSTM_STATUS_INPUT_RANGE_SHIFT 3
#define DELTA_LSTM_STATUS_INPUT_RANGE_MASK 0x00000008u
#define DELTA_LSTM_STATUS_FIRST_MISSING_SHIFT 4
#define DELTA_LSTM_STATUS_FIRST_MISSING_MASK 0x00000010u
#define DELTA_LSTM_STATUS_BUSY_SHIFT 8
#define DELTA_LSTM_STATUS_BUSY_MASK 0x00000100u

/* what is asked for */
#define DELTA_LSTM_CONTROL 0x008u
#define DELTA_LSTM_CONTROL_RESET 0x00000000u
#define DELTA_LSTM_CONTROL_CLEAR_SHIFT 0
#define DELTA_LSTM_CONTROL_CLEAR_MASK 0x00000001u

/* what was generated */
#define DELTA_LSTM_CAPS 0x00Cu
#define DELTA_LSTM_CAPS_RESET 0x08080108u
#define DELTA_LSTM_CAPS_LANES_SHIFT 0
#define DELTA_LSTM_CAPS_LANES_MASK 0x000000FFu
#define DELTA_LSTM_CAPS_LAYERS_SHIFT 8
#define DELTA_LSTM_CAPS_LAYERS_MASK 0x0000FF00u
#define DELTA_LSTM_CAPS_WEIGHT_BITS_SHIFT 16
#define DELTA_LSTM_CAPS_WEIGHT_BITS_MASK 0x00FF0000u
#define DELTA_LSTM_CAPS_POINTWISE_LANES_SHIFT 24
#define DELTA_LSTM_CAPS_POINTWISE_LANES_MASK 0xFF000000u

/* checksum of the layout of weights, as in the header of their image */
#define DELTA_LSTM_LAYOUT 0x018u
#define DELTA_LSTM_LAYOUT_RESET 0x096B71B9u
#define DELTA_LSTM_LAYOUT_CRC_SHIFT 0
#define DELTA_LSTM_LAYOUT_CRC_MASK 0xFFFFFFFFu

/* threshold of the inputs of layer 0 */
#define DELTA_LSTM_THX0 0x020u
#define DELTA_LSTM_THX0_RESET 0x00000020u

/* threshold of the hidden states of layer 0 */
#define DELTA_LSTM_THH0 0x024u
#define DELTA_LSTM_THH0_RESET 0x00000020u

/* threshold of the read-out */
#define DELTA_LSTM_THO 0x040u
#define DELTA_LSTM_THO_RESET 0x00000000u

/* steps that have begun; any write clears it */
#define DELTA_LSTM_STEPS 0x080u
#define DELTA_LSTM_STEPS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_STEPS_HIGH 0x084u
#define DELTA_LSTM_STEPS_HIGH_RESET 0x00000000u

/* clock cycles in which STATUS.busy was 1; any write clears it */
#define DELTA_LSTM_CYCLES 0x088u
#define DELTA_LSTM_CYCLES_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_CYCLES_HIGH 0x08Cu
#define DELTA_LSTM_CYCLES_HIGH_RESET 0x00000000u

/* lines of weights that were read; any write clears it */
#define DELTA_LSTM_LINES 0x090u
#define DELTA_LSTM_LINES_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_LINES_HIGH 0x094u
#define DELTA_LSTM_LINES_HIGH_RESET 0x00000000u

/* columns of weights that were read; any write clears it */
#define DELTA_LSTM_COLUMNS 0x098u
#define DELTA_LSTM_COLUMNS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_COLUMNS_HIGH 0x09Cu
#define DELTA_LSTM_COLUMNS_HIGH_RESET 0x00000000u

/* bytes of the columns that were read; any write clears it */
#define DELTA_LSTM_BYTES 0x0A0u
#define DELTA_LSTM_BYTES_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_BYTES_HIGH 0x0A4u
#define DELTA_LSTM_BYTES_HIGH_RESET 0x00000000u

/* cycles in which STATUS.busy was 1 and no line was read; any write clears it */
#define DELTA_LSTM_IDLE_PAIRS 0x0A8u
#define DELTA_LSTM_IDLE_PAIRS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_IDLE_PAIRS_HIGH 0x0ACu
#define DELTA_LSTM_IDLE_PAIRS_HIGH_RESET 0x00000000u

/* cycles in which a column waited for its weights; 0, where they are on chip; any write clears it */
#define DELTA_LSTM_IDLE_WEIGHTS 0x0B0u
#define DELTA_LSTM_IDLE_WEIGHTS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_LSTM_IDLE_WEIGHTS_HIGH 0x0B4u
#define DELTA_LSTM_IDLE_WEIGHTS_HIGH_RESET 0x00000000u

/* version of this register map */
#define DELTA_LSTM_VERSION 0xFF0u
#define DELTA_LSTM_VERSION_RESET 0x00010001u
#define DELTA_LSTM_VERSION_MINOR_SHIFT 0
#define DELTA_LSTM_VERSION_MINOR_MASK 0x0000FFFFu
#define DELTA_LSTM_VERSION_MAJOR_SHIFT 16
#define DELTA_LSTM_VERSION_MAJOR_MASK 0xFFFF0000u

/* sizes of the network */
#define DELTA_LSTM_SHAPE 0xFF4u
#define DELTA_LSTM_SHAPE_RESET 0x0040001Cu
#define DELTA_LSTM_SHAPE_INPUTS_SHIFT 0
#define DELTA_LSTM_SHAPE_INPUTS_MASK 0x00001FFFu
#define DELTA_LSTM_SHAPE_ELEMENTS_SHIFT 16
#define DELTA_LSTM_SHAPE_ELEMENTS_MASK 0x1FFF0000u

#endif /* DELTA_LSTM_REGISTERS_H */
