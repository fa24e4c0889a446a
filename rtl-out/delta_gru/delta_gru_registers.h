/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of delta_gru: byte offsets from the base address, 32 bits each.
   Regenerate with: make gen TARGET=delta_gru */
#ifndef DELTA_GRU_REGISTERS_H
#define DELTA_GRU_REGISTERS_H

/* "DGR1" */
#define DELTA_GRU_ID 0x000u
#define DELTA_GRU_ID_RESET 0x44475231u

/* what is going on, and what went wrong */
#define DELTA_GRU_STATUS 0x004u
#define DELTA_GRU_STATUS_RESET 0x00000000u
#define DELTA_GRU_STATUS_SHORT_INPUT_SHIFT 0
#define DELTA_GRU_STATUS_SHORT_INPUT_MASK 0x00000001u
#define DELTA_GRU_STATUS_LONG_INPUT_SHIFT 1
#define DELTA_GRU_STATUS_LONG_INPUT_MASK 0x00000002u
#define DELTA_GRU_STATUS_BUS_ERROR_SHIFT 2
#define DELTA_GRU_STATUS_BUS_ERROR_MASK 0x00000004u
#define DELTA_GRU_STATUS_INPUT_RANGE_SHIFT 3
#define DELTA_GRU_STATUS_INPUT_RANGE_MASK 0x00000008u
#define DELTA_GRU_STATUS_FIRST_MISSING_SHIFT 4
#define DELTA_GRU_STATUS_FIRST_MISSING_MASK 0x00000010u
#define DELTA_GRU_STATUS_BUSY_SHIFT 8
#define DELTA_GRU_STATUS_BUSY_MASK 0x00000100u

/* what is asked for */
#define DELTA_GRU_CONTROL 0x008u
#define DELTA_GRU_CONTROL_RESET 0x00000000u
#define DELTA_GRU_CONTROL_CLEAR_SHIFT 0
#define DELTA_GRU_CONTROL_CLEAR_MASK 0x00000001u

/* what was generated */
#define DELTA_GRU_CAPS 0x00Cu
#define DELTA_GRU_CAPS_RESET 0x08080108u
#define DELTA_GRU_CAPS_LANES_SHIFT 0
#define DELTA_GRU_CAPS_LANES_MASK 0x000000FFu
#define DELTA_GRU_CAPS_LAYERS_SHIFT 8
#define DELTA_GRU_CAPS_LAYERS_MASK 0x0000FF00u
#define DELTA_GRU_CAPS_WEIGHT_BITS_SHIFT 16
#define DELTA_GRU_CAPS_WEIGHT_BITS_MASK 0x00FF0000u
#define DELTA_GRU_CAPS_POINTWISE_LANES_SHIFT 24
#define DELTA_GRU_CAPS_POINTWISE_LANES_MASK 0xFF000000u

/* checksum of the layout of weights, as in the header of their image */
#define DELTA_GRU_LAYOUT 0x018u
#define DELTA_GRU_LAYOUT_RESET 0x61B7F3E6u
#define DELTA_GRU_LAYOUT_CRC_SHIFT 0
#define DELTA_GRU_LAYOUT_CRC_MASK 0xFFFFFFFFu

/* threshold of the inputs of layer 0 */
#define DELTA_GRU_THX0 0x020u
#define DELTA_GRU_THX0_RESET 0x00000020u

/* threshold of the hidden states of layer 0 */
#define DELTA_GRU_THH0 0x024u
#define DELTA_GRU_THH0_RESET 0x00000020u

/* threshold of the read-out */
#define DELTA_GRU_THO 0x040u
#define DELTA_GRU_THO_RESET 0x00000000u

/* steps that have begun; any write clears it */
#define DELTA_GRU_STEPS 0x080u
#define DELTA_GRU_STEPS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_STEPS_HIGH 0x084u
#define DELTA_GRU_STEPS_HIGH_RESET 0x00000000u

/* clock cycles in which STATUS.busy was 1; any write clears it */
#define DELTA_GRU_CYCLES 0x088u
#define DELTA_GRU_CYCLES_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_CYCLES_HIGH 0x08Cu
#define DELTA_GRU_CYCLES_HIGH_RESET 0x00000000u

/* lines of weights that were read; any write clears it */
#define DELTA_GRU_LINES 0x090u
#define DELTA_GRU_LINES_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_LINES_HIGH 0x094u
#define DELTA_GRU_LINES_HIGH_RESET 0x00000000u

/* columns of weights that were read; any write clears it */
#define DELTA_GRU_COLUMNS 0x098u
#define DELTA_GRU_COLUMNS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_COLUMNS_HIGH 0x09Cu
#define DELTA_GRU_COLUMNS_HIGH_RESET 0x00000000u

/* bytes of the columns that were read; any write clears it */
#define DELTA_GRU_BYTES 0x0A0u
#define DELTA_GRU_BYTES_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_BYTES_HIGH 0x0A4u
#define DELTA_GRU_BYTES_HIGH_RESET 0x00000000u

/* cycles in which STATUS.busy was 1 and no line was read; any write clears it */
#define DELTA_GRU_IDLE_PAIRS 0x0A8u
#define DELTA_GRU_IDLE_PAIRS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_IDLE_PAIRS_HIGH 0x0ACu
#define DELTA_GRU_IDLE_PAIRS_HIGH_RESET 0x00000000u

/* cycles in which a column waited for its weights; 0, where they are on chip; any write clears it */
#define DELTA_GRU_IDLE_WEIGHTS 0x0B0u
#define DELTA_GRU_IDLE_WEIGHTS_RESET 0x00000000u

/* its high word; any write clears both */
#define DELTA_GRU_IDLE_WEIGHTS_HIGH 0x0B4u
#define DELTA_GRU_IDLE_WEIGHTS_HIGH_RESET 0x00000000u

/* version of this register map */
#define DELTA_GRU_VERSION 0xFF0u
#define DELTA_GRU_VERSION_RESET 0x00010001u
#define DELTA_GRU_VERSION_MINOR_SHIFT 0
#define DELTA_GRU_VERSION_MINOR_MASK 0x0000FFFFu
#define DELTA_GRU_VERSION_MAJOR_SHIFT 16
#define DELTA_GRU_VERSION_MAJOR_MASK 0xFFFF0000u

/* sizes of the network */
#define DELTA_GRU_SHAPE 0xFF4u
#define DELTA_GRU_SHAPE_RESET 0x0040001Cu
#define DELTA_GRU_SHAPE_INPUTS_SHIFT 0
#define DELTA_GRU_SHAPE_INPUTS_MASK 0x00001FFFu
#define DELTA_GRU_SHAPE_ELEMENTS_SHIFT 16
#define DELTA_GRU_SHAPE_ELEMENTS_MASK 0x1FFF0000u

#endif /* DELTA_GRU_REGISTERS_H */
