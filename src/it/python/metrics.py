"""Prints a file in Prometheus' text format, a line for each sample, as Prometheus' own parser reads it."""

import sys

from prometheus_client.parser import text_string_to_metric_families

with open(sys.argv[1], encoding="utf-8") as file:
    for family in text_string_to_metric_families(file.read()):
        if not family.documentation:
            sys.exit(f"{family.name} is not explained")
        for sample in family.samples:
            labels = [f"{name}={value}" for name, value in sorted(sample.labels.items())]
            print(sample.name, family.type, *labels, float(sample.value))
