/* SPDX-License-Identifier: Apache-2.0 */
#define NAME twsnn
#include "twsnn_driver.h"

#include "images.h"
