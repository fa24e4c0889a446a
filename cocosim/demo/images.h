/* SPDX-License-Identifier: Apache-2.0 */
/* Ten images through the C driver of a network called NAME, on its Verilated RTL: demo LIBRARY FOLDER IMAGES SIDE BEAT
   IMAGES holds a byte with the label of each image, then its SIDE x SIDE pixels; BEAT is the number of pixels per beat. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hdl_board_driver.h"

#define JOIN_NAMES(first, second) first##_##second
#define JOIN(first, second) JOIN_NAMES(first, second)
#define DRIVER(name) JOIN(NAME, name)
#define TEXT_OF(name) #name
#define TEXT(name) TEXT_OF(name)
#define BOARD_DRIVER(name) HDL_BOARD_DRIVER(name)

BOARD_DRIVER(NAME)

enum { MAX_PIXELS = 65536, MAX_CLASSES = 4096, BESIDE = 2, WIDTH = 40 };

struct answer {
  unsigned char pixels[MAX_PIXELS];
  int label;
  unsigned found, score, error;
  uint64_t cycles;
};

static uint32_t word_at(const unsigned char *bytes) {
  return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static int is_ink(const struct answer *answer, int side, int row, int column) {
  return row < side && answer->pixels[row * side + column] >= 96;
}

/* Two rows of pixels a line, without the empty rim that digits have. */
static void print_line(const struct answer *answer, int side, int margin, int line) {
  static const char *const blocks[] = {" ", "\xE2\x96\x80", "\xE2\x96\x84", "\xE2\x96\x88"};
  char text[32] = "";
  int column, row = margin + 2 * line;
  for (column = margin; column < side - margin; ++column) {
    int upper = is_ink(answer, side, row, column), lower = is_ink(answer, side, row + 1, column);
    fputs(blocks[upper + 2 * lower], stdout);
  }
  if (line == 3) sprintf(text, "  %u%s", answer->found, (int)answer->found == answer->label ? "" : "  wrong");
  if (line == 4) sprintf(text, "  label %d", answer->label);
  if (line == 5) sprintf(text, "  score %u", answer->score);
  if (line == 6) sprintf(text, "  %llu cycles", (unsigned long long)answer->cycles);
  printf("%-*s", WIDTH - (side - 2 * margin), text);
}

static int classify(struct DRIVER(device) *device, struct answer *answer, size_t pixels, size_t padded) {
  static unsigned char image[MAX_PIXELS + 256], result[4 * MAX_CLASSES];
  size_t length;
  uint32_t last;
  int outcome;
  memset(image, 0, sizeof image);
  memcpy(image, answer->pixels, pixels);
  DRIVER(write_clear)(device, 1);
  outcome = DRIVER(classify)(device, image, padded, result, sizeof result, &length);
  if (outcome) return outcome;
  last = word_at(result + length - 4);
  answer->found = last & 0xFFFF;
  answer->error = last >> 31;
  answer->score = word_at(result + 4 * answer->found);
  answer->cycles = DRIVER(read64_cycles)(device);
  return 0;
}

int main(int count, char **words) {
  static struct answer answers[16];
  struct DRIVER(device) device;
  struct hdl_board *board;
  FILE *file;
  int side, beat, total = 0, right = 0, i, line, first, outcome;
  size_t pixels;
  if (count != 6) return 2;
  side = atoi(words[4]);
  beat = atoi(words[5]);
  pixels = (size_t)side * (size_t)side;
  board = hdl_board_open(words[1], words[2], 1, NULL);
  file = fopen(words[3], "rb");
  if (!board || !file || pixels > MAX_PIXELS || beat < 1) return 2;

  DRIVER(attach_board)(&device, board);
  outcome = DRIVER(init)(&device);
  if (outcome) {
    fprintf(stderr, TEXT(NAME) "_init: %d\n", outcome);
    return 1;
  }
  printf(
      TEXT(NAME) ", register map %u.%u, %u layers, %u steps per image\n\n", (unsigned)DRIVER(get_version_major)(&device),
      (unsigned)DRIVER(get_version_minor)(&device), (unsigned)DRIVER(get_shape_layers)(&device),
      (unsigned)DRIVER(read_steps)(&device));

  while (total < 16 && (answers[total].label = getc(file)) != EOF
         && fread(answers[total].pixels, 1, pixels, file) == pixels) {
    outcome = classify(&device, &answers[total], pixels, (pixels + (size_t)beat - 1) / (size_t)beat * (size_t)beat);
    if (outcome || answers[total].error) {
      fprintf(stderr, TEXT(NAME) "_classify: %d\n", outcome);
      return 1;
    }
    right += (int)answers[total].found == answers[total].label;
    ++total;
  }
  for (first = 0; first < total; first += BESIDE) {
    int margin = side > 20 ? (side - 20) / 2 : 0;
    for (line = 0; line < (side - 2 * margin + 1) / 2; ++line) {
      for (i = first; i < total && i < first + BESIDE; ++i) print_line(&answers[i], side, margin, line);
      printf("\n");
    }
    printf("\n");
  }
  if (DRIVER(errors)(&device)) {
    fprintf(stderr, "STATUS: %s\n", DRIVER(error_name)(DRIVER(errors)(&device)));
    return 1;
  }
  printf(
      "%d of %d right, %llu clock cycles with all accesses to registers\n", right, total,
      (unsigned long long)hdl_board_cycles(board));
  fclose(file);
  hdl_board_close(board);
  return 0;
}
