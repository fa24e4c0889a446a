/* SPDX-License-Identifier: Apache-2.0 */
/* Registers of twsnn: byte offsets from the base address, 32 bits each.
   Regenerate with: make gen TARGET=twsnn */
#ifndef TWSNN_REGISTERS_H
#define TWSNN_REGISTERS_H

/* "TWS1" */
#define TWSNN_ID 0x000u
#define TWSNN_ID_RESET 0x54575331u

/* time steps an image */
#define TWSNN_STEPS 0x004u
#define TWSNN_STEPS_RESET 0x00000004u

/* what is going on, and what went wrong */
#define TWSNN_STATUS 0x008u
#define TWSNN_STATUS_RESET 0x00000000u
#define TWSNN_STATUS_BUSY_SHIFT 0
#define TWSNN_STATUS_BUSY_MASK 0x00000001u
#define TWSNN_STATUS_SHORT_IMAGE_SHIFT 8
#define TWSNN_STATUS_SHORT_IMAGE_MASK 0x00000100u
#define TWSNN_STATUS_LONG_IMAGE_SHIFT 9
#define TWSNN_STATUS_LONG_IMAGE_MASK 0x00000200u
#define TWSNN_STATUS_REFUSED_WRITE_SHIFT 11
#define TWSNN_STATUS_REFUSED_WRITE_MASK 0x00000800u

/* results sent */
#define TWSNN_IMAGES 0x010u
#define TWSNN_IMAGES_RESET 0x00000000u

/* time steps that the output layer has finished */
#define TWSNN_TIME_STEPS 0x014u
#define TWSNN_TIME_STEPS_RESET 0x00000000u

/* clock cycles with an image in flight, bits 31:0 */
#define TWSNN_CYCLES_LOW 0x018u
#define TWSNN_CYCLES_LOW_RESET 0x00000000u

/* the same, bits 63:32 */
#define TWSNN_CYCLES_HIGH 0x01Cu
#define TWSNN_CYCLES_HIGH_RESET 0x00000000u

/* any write clears the counters at 0x010 to 0x01C */
#define TWSNN_CLEAR 0x020u

/* a: what a weight of 1 adds to the potential */
#define TWSNN_LAYER1_WEIGHT_SCALE 0x100u
#define TWSNN_LAYER1_WEIGHT_SCALE_RESET 0x0000006Du

/* b: what a bias of 1 adds */
#define TWSNN_LAYER1_BIAS_SCALE 0x104u
#define TWSNN_LAYER1_BIAS_SCALE_RESET 0x000000FFu

/* vth: a neuron fires where its potential is greater; two's complement */
#define TWSNN_LAYER1_THRESHOLD 0x108u
#define TWSNN_LAYER1_THRESHOLD_RESET 0x0000034Cu

/* a: what a weight of 1 adds to the potential */
#define TWSNN_LAYER2_WEIGHT_SCALE 0x120u
#define TWSNN_LAYER2_WEIGHT_SCALE_RESET 0x000000E5u

/* b: what a bias of 1 adds */
#define TWSNN_LAYER2_BIAS_SCALE 0x124u
#define TWSNN_LAYER2_BIAS_SCALE_RESET 0x000000FFu

/* vth: a neuron fires where its potential is greater; two's complement */
#define TWSNN_LAYER2_THRESHOLD 0x128u
#define TWSNN_LAYER2_THRESHOLD_RESET 0x00000492u

/* a: what a weight of 1 adds to the potential */
#define TWSNN_LAYER3_WEIGHT_SCALE 0x140u
#define TWSNN_LAYER3_WEIGHT_SCALE_RESET 0x000000FFu

/* b: what a bias of 1 adds */
#define TWSNN_LAYER3_BIAS_SCALE 0x144u
#define TWSNN_LAYER3_BIAS_SCALE_RESET 0x000000ECu

/* vth: a neuron fires where its potential is greater; two's complement */
#define TWSNN_LAYER3_THRESHOLD 0x148u
#define TWSNN_LAYER3_THRESHOLD_RESET 0x0000070Bu

/* LFSR seeds of the lanes, not 0 */
#define TWSNN_SEED 0x800u
#define TWSNN_SEED_COUNT 16
#define TWSNN_SEED_AT(i) (0x800u + 4u * (i))
#define TWSNN_SEED_RESETS \
  { 0x0000ACE1u, 0x00001ABDu, 0x00009BD3u, 0x00005D5Au, 0x00008034u, 0x00008385u, 0x00003AD8u, 0x00002D84u, \
    0x000089F9u, 0x0000B038u, 0x000063EAu, 0x00006F4Au, 0x0000AD49u, 0x00008B7Fu, 0x00003039u, 0x00003257u }

#endif /* TWSNN_REGISTERS_H */
