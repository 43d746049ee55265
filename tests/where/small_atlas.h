// An atlas of a few places for tests, made in memory by the writer that makes the real one.
#pragma once

#include <string>

#include "where/atlas_writer.h"

namespace entente::where {

inline const std::string& small_atlas_bytes() {
  static const std::string kBytes = [] {
    AtlasWriter writer;
    const auto add = [&](std::uint32_t id, const char* name, const char* country, const char* admin1, const char* feature, std::uint32_t population,
                         double latitude, double longitude, std::vector<std::string_view> other_names = {}) {
      writer.add({id, name, country, admin1, feature, population, latitude, longitude}, {name}, other_names);
    };
    add(2988507, "Paris", "FRA", "Île-de-France", "PPLC", 2'138'551, 48.85, 2.35, {"Parigi"});
    add(4717560, "Paris", "USA", "Texas", "PPLA2", 24'782, 33.66, -95.56);
    add(4647963, "Paris", "USA", "Tennessee", "PPLA2", 10'100, 36.30, -88.33);
    add(0, "Lamar County", "USA", "Texas", "ADM2", 50'000, 33.67, -95.57);
    add(0, "Texas", "USA", "Texas", "ADM1", 29'000'000, 30.9, -97.0);
    add(0, "Tennessee", "USA", "Tennessee", "ADM1", 6'900'000, 35.8, -86.8);
    add(0, "Henry County", "USA", "Tennessee", "ADM2", 32'000, 36.33, -88.30);
    add(0, "Henry County", "USA", "Georgia", "ADM2", 240'000, 33.45, -84.15);
    add(4407066, "Saint Louis", "USA", "Missouri", "PPL", 300'000, 38.63, -90.20);
    add(94787, "Kirkuk", "IRQ", "Kirkuk", "PPLA", 975'000, 35.47, 44.39);
    add(99532, "Baqubah", "IRQ", "Diyala", "PPLA", 152'550, 33.75, 44.64, {"Baquba"});
    add(99990, "Hit", "IRQ", "Anbar", "PPL", 66'700, 33.64, 42.83);
    add(99991, "Hampton", "GBR", "England", "PPL", 19'000, 51.41, -0.37);
    add(94824, "Karbala", "IRQ", "Karbala", "PPLA", 434'450, 32.62, 44.02);
    add(98530, "Mosul", "IRQ", "Nineveh", "PPLA", 1'739'800, 36.335, 43.12);
    return writer.bytes();
  }();
  return kBytes;
}

inline Atlas small_atlas() { return Atlas::of(std::as_bytes(std::span(small_atlas_bytes()))).value(); }

}  // namespace entente::where
