# Thin calls of the `hdl` command; `make help` shows them. What the user gives reaches the command through the environment,
# one quoted word each: no text is ever expanded or run, neither by make ($(value ...)) nor by the shell ("$$NAME").

TARGET   ?=
PRESET   ?=
SET      ?=
CONFIG   ?=
OUT      ?=
SEED     ?=
IMAGES   ?=
DATA     ?=
LABELS   ?=
MODEL    ?=
EFFORT   ?=
SCENARIO ?=
TRACE    ?=
FILE     ?=
LIBERTY  ?=
DONT_USE ?=
PERIOD   ?=
RECIPE   ?=
NETLIST  ?=
DEVICE   ?=
MHZ      ?=
MINUTES  ?=

# A variable given on the command line would otherwise be exported expanded.
unexport TARGET PRESET SET CONFIG OUT SEED IMAGES DATA LABELS MODEL EFFORT SCENARIO TRACE FILE LIBERTY DONT_USE PERIOD RECIPE NETLIST DEVICE MHZ MINUTES
export HDL_TARGET   := $(value TARGET)
export HDL_PRESET   := $(value PRESET)
export HDL_SET      := $(value SET)
export HDL_CONFIG   := $(value CONFIG)
export HDL_OUT      := $(value OUT)
export HDL_SEED     := $(value SEED)
export HDL_IMAGES   := $(value IMAGES)
export HDL_DATA     := $(value DATA)
export HDL_LABELS   := $(value LABELS)
export HDL_MODEL    := $(value MODEL)
export HDL_EFFORT   := $(value EFFORT)
export HDL_SCENARIO := $(value SCENARIO)
export HDL_TRACE    := $(value TRACE)
export HDL_FILE     := $(value FILE)
export HDL_LIBERTY  := $(value LIBERTY)
export HDL_DONT_USE := $(value DONT_USE)
export HDL_PERIOD   := $(value PERIOD)
export HDL_RECIPE   := $(value RECIPE)
export HDL_NETLIST  := $(value NETLIST)
export HDL_DEVICE   := $(value DEVICE)
export HDL_MHZ      := $(value MHZ)
export HDL_MINUTES  := $(value MINUTES)

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE := 1

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

HDL := .build/hdl/hdl
STAMP := .build/built

# Options that are left out where the variable is empty.
PARAMETERS := $${HDL_PRESET:+"--preset=$$HDL_PRESET"} $${HDL_SET:+"--set=$$HDL_SET"} $${HDL_CONFIG:+"--config=$$HDL_CONFIG"}
NAME := -- "$$HDL_TARGET"
# Files of a library are apart at colons, as in PATH, patterns of cells at blanks; none of them is expanded.
CELLS = set -f; set --; IFS=:; for word in $$HDL_LIBERTY; do set -- "$$@" "--liberty=$$word"; done; \
	IFS=' '; for word in $$HDL_DONT_USE; do set -- "$$@" "--dont-use=$$word"; done; unset IFS

.PHONY: help build gen explain targets check-fresh lint simulate fuzz cosim demo asic activity fpga mutate regress data train import delta-sweep maps analyze bench docs pack test format clean

help:
	@cat .ci/usage.txt

# A build that finds nothing to do takes seconds; comparing time stamps takes milliseconds.
build:
	@if [ ! -x $(HDL) ] || [ ! -e $(STAMP) ] || [ -n "$$(find src templates cocosim models Directory.*.props \
	    \( -name obj -o -name bin \) -prune -o -newer $(STAMP) -print 2>/dev/null | head -n 1)" ]; then .ci/build $(STAMP); fi

gen: build
	@$(HDL) gen $(PARAMETERS) $${HDL_OUT:+"--output=$$HDL_OUT"} $(NAME)

explain: build
	@$(HDL) explain $(PARAMETERS) $${HDL_MODEL:+"--model=$$HDL_MODEL"} $(NAME)

targets: build
	@if [ -n "$$HDL_TARGET" ]; then $(HDL) targets $(NAME); else $(HDL) targets; fi

check-fresh: build
	@$(HDL) gen all --check

cosim: build
	@$(CELLS); case "$$HDL_NETLIST" in "") ;; 1) set -- "$$@" --netlist ;; *) set -- "$$@" "--netlist=$$HDL_NETLIST" ;; esac; \
	$(HDL) cosim $(PARAMETERS) $${HDL_SEED:+"--seed=$$HDL_SEED"} $${HDL_IMAGES:+"--images=$$HDL_IMAGES"} \
	    $${HDL_EFFORT:+"--effort=$$HDL_EFFORT"} $${HDL_SCENARIO:+"--scenario=$$HDL_SCENARIO"} $${HDL_TRACE:+"--trace=$$HDL_TRACE"} \
	    $${HDL_DATA:+"--data=$$HDL_DATA"} $${HDL_LABELS:+"--labels=$$HDL_LABELS"} \
	    $${HDL_MODEL:+"--model=$$HDL_MODEL"} "$$@" $(NAME)

demo: build
	@$(HDL) demo $(PARAMETERS) $${HDL_DATA:+"--data=$$HDL_DATA"} $(NAME)

asic: build
	@$(CELLS); $(HDL) asic $(PARAMETERS) "$$@" $${HDL_PERIOD:+"--clock-period=$$HDL_PERIOD"} \
	    $${HDL_RECIPE:+"--recipe=$$HDL_RECIPE"} $${HDL_SEED:+"--seed=$$HDL_SEED"} $${HDL_SCENARIO:+"--scenario=$$HDL_SCENARIO"} $${HDL_OUT:+"--output=$$HDL_OUT"} $(NAME)

activity: build
	@$(HDL) activity $(PARAMETERS) $${HDL_SEED:+"--seed=$$HDL_SEED"} $${HDL_IMAGES:+"--images=$$HDL_IMAGES"} $${HDL_SCENARIO:+"--scenario=$$HDL_SCENARIO"} \
	    $${HDL_DATA:+"--data=$$HDL_DATA"} $${HDL_LABELS:+"--labels=$$HDL_LABELS"} \
	    $${HDL_MODEL:+"--model=$$HDL_MODEL"} $(NAME)

lint: build
	@$(HDL) lint $(PARAMETERS) -- "$${HDL_TARGET:-all}"

simulate: build
	@$(HDL) simulate $(PARAMETERS) $${HDL_SEED:+"--seed=$$HDL_SEED"} $(NAME)

fuzz: build
	@$(HDL) fuzz $${HDL_MINUTES:+"--minutes=$$HDL_MINUTES"} $${HDL_SEED:+"--seed=$$HDL_SEED"} -- "$${HDL_TARGET:-all}"

fpga: build
	@$(HDL) fpga $(PARAMETERS) $${HDL_DEVICE:+"--device=$$HDL_DEVICE"} $${HDL_MHZ:+"--mhz=$$HDL_MHZ"} $${HDL_OUT:+"--output=$$HDL_OUT"} $(NAME)

mutate: build
	@$(HDL) mutate $(PARAMETERS) $${HDL_SEED:+"--seed=$$HDL_SEED"} $${HDL_EFFORT:+"--effort=$$HDL_EFFORT"} $(NAME)

regress: build
	@$(HDL) regress $${HDL_SEED:+"--seed=$$HDL_SEED"} $${HDL_EFFORT:+"--effort=$$HDL_EFFORT"}

data: build
	@if [ -n "$$HDL_TARGET" ]; then $(HDL) data $${HDL_DATA:+"--from=$$HDL_DATA"} $(NAME); else $(HDL) data; fi

train: build
	@$(HDL) train $${HDL_SEED:+"--seed=$$HDL_SEED"} $${HDL_DATA:+"--data=$$HDL_DATA"} $${HDL_OUT:+"--output=$$HDL_OUT"} -- "$${HDL_PRESET:-mnist}"

import: build
	@$(HDL) import $${HDL_OUT:+"--output=$$HDL_OUT"} -- "$$HDL_FILE"

delta-sweep: build
	@$(HDL) delta-sweep $${HDL_DATA:+"--data=$$HDL_DATA"} $${HDL_OUT:+"--plot=$$HDL_OUT"} -- "$${HDL_MODEL:-delta_mnist}"

maps: build
	@$(HDL) maps $${HDL_IMAGES:+"--images=$$HDL_IMAGES"} $${HDL_OUT:+"--output=$$HDL_OUT"} -- "$${HDL_PRESET:-mnist}"

analyze: build
	@$(HDL) analyze $${HDL_OUT:+"--plot=$$HDL_OUT"} -- "$$HDL_FILE"

bench: build
	@dotnet run --project bench/Hdl.Bench -c Release -- all $(HDL)

docs: build
	@$(HDL) docs
	@.ci/docs

pack:
	@.ci/pack "$${HDL_OUT:-.build/packages}"

test:
	@.ci/test

format:
	@dotnet format Hdl.sln --no-restore

clean:
	@rm -rf .build TestResults
	@find src tests bench \( -name bin -o -name obj \) -type d -prune -exec rm -rf {} + 2>/dev/null || true
