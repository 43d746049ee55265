#include "reading/linear.h"

#include <dlfcn.h>
#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <memory>
#include <numeric>

namespace entente::reading {
namespace {

// Rows that go through a product at once: enough that putting the weights in order, which oneDNN does in each call, costs little;
// few enough that what it reads and writes stays in the cache. 128 are 4 % slower.
constexpr std::size_t kRowBlock = 256;

}  // namespace

Linear::Linear(std::span<const std::uint16_t> weights, std::span<const float> bias, Precision precision)
    : precision_(precision), inputs_(weights.size() / bias.size()), outputs_(bias.size()), bias_(bias.begin(), bias.end()) {
  if (precision == Precision::Float32) {
    floats_.resize(weights.size());
    widen_row(weights.data(), weights.size(), floats_.data());
    return;
  }
  bytes_.resize(weights.size());
  scales_.resize(outputs_);
  sums_.resize(outputs_);
  for (std::size_t output = 0; output < outputs_; ++output) {
    std::int8_t* row = bytes_.data() + output * inputs_;
    scales_[output] = quantise_weights(weights.data() + output * inputs_, inputs_, kWeightLimit, row);
    sums_[output] = std::accumulate(row, row + inputs_, 0);
  }
}

Linear Linear::of(const ModelFile& model, const std::string& name, Precision precision) {
  return Linear(model.halves(name + ".weight"), model.floats(name + ".bias"), precision);
}

Matrix Linear::apply(const Matrix& input, Activation activation) const {
  Matrix output(input.rows(), outputs_);
  apply(input.row(0), input.rows(), activation, output.row(0));
  return output;
}

void Linear::apply(const float* input, std::size_t rows, Activation activation, float* output) const {
  for (std::size_t begin = 0; begin < rows; begin += kRowBlock) {
    const std::size_t count = std::min(kRowBlock, rows - begin);
    const float* from = input + begin * inputs_;
    float* to = output + begin * outputs_;
    precision_ == Precision::Int8 ? apply_bytes(from, count, activation, to) : apply_floats(from, count, activation, to);
  }
}

void Linear::apply_bytes(const float* input, std::size_t rows, Activation activation, float* output) const {
  const auto bytes = std::make_unique_for_overwrite<std::uint8_t[]>(rows * inputs_);
  RowScale scales[kRowBlock];
  for (std::size_t row = 0; row < rows; ++row) scales[row] = quantise_row(input + row * inputs_, inputs_, bytes.get() + row * inputs_);
  const auto m = static_cast<dnnl_dim_t>(rows), n = static_cast<dnnl_dim_t>(outputs_), k = static_cast<dnnl_dim_t>(inputs_);
  const std::int32_t no_offset = 0;
  // The sums go where the floats will stand: both have four bytes, and dequantise_row replaces them one row at a time.
  auto* sums = reinterpret_cast<std::int32_t*>(output);
  dnnl_gemm_u8s8s32('N', 'T', 'F', m, n, k, 1.0f, bytes.get(), k, 0, bytes_.data(), k, 0, 0.0f, sums, n, &no_offset);
  for (std::size_t row = 0; row < rows; ++row) dequantise_row(scales[row], scales_, sums_, bias_, activation, output + row * outputs_);
}

void Linear::apply_floats(const float* input, std::size_t rows, Activation activation, float* output) const {
  const auto m = static_cast<dnnl_dim_t>(rows), n = static_cast<dnnl_dim_t>(outputs_), k = static_cast<dnnl_dim_t>(inputs_);
  dnnl_sgemm('N', 'T', m, n, k, 1.0f, input, k, floats_.data(), k, 0.0f, output, n);
  for (std::size_t row = 0; row < rows; ++row) finish_row(bias_, activation, output + row * outputs_);
}

namespace {

// oneDNN of Debian runs on OpenMP, whichever implementation is loaded with it; its calls are looked up there, so that we need
// neither its header nor its name to link with.
using GetThreads = int (*)();
using SetThreads = void (*)(int);

template <typename Function>
Function openmp(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_DEFAULT, name));
}

}  // namespace

SingleThreaded::SingleThreaded() : threads_before_(0) {
  static const auto get = openmp<GetThreads>("omp_get_max_threads");
  static const auto set = openmp<SetThreads>("omp_set_num_threads");
  if (get == nullptr || set == nullptr) return;
  threads_before_ = get();
  set(1);
}

SingleThreaded::~SingleThreaded() {
  static const auto set = openmp<SetThreads>("omp_set_num_threads");
  if (threads_before_ > 0) set(threads_before_);
}

}  // namespace entente::reading
