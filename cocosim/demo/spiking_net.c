/* SPDX-License-Identifier: Apache-2.0 */
#define NAME spiking_net
#include "spiking_net_driver.h"

#include "images.h"
