#include "reading/linear.h"

#include <dlfcn.h>
#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <memory>

namespace entente::reading {
namespace {

// Rows that go through a product at once: enough that oneDNN, which puts the weights in order in each call, loses little by it;
// few enough that what is read and written stays in the cache.
constexpr std::size_t kRowBlock = 256;

}  // namespace

Linear::Linear(Matrix weights, std::span<const float> bias, Precision precision)
    : precision_(precision), inputs_(weights.columns()), outputs_(weights.rows()) {
  if (precision == Precision::Int8) {
    bytes_ = ByteWeights(weights, bias);
  } else {
    floats_ = std::move(weights);
    bias_.assign(bias.begin(), bias.end());
  }
}

Linear Linear::of(const ModelFile& model, const std::string& name, Precision precision) {
  return Linear(model.weights(name + ".weight").widened(), model.floats(name + ".bias"), precision);
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
  bytes_.multiply(bytes.get(), scales, rows, activation, output);
}

void Linear::apply_floats(const float* input, std::size_t rows, Activation activation, float* output) const {
  const auto m = static_cast<dnnl_dim_t>(rows), n = static_cast<dnnl_dim_t>(outputs_), k = static_cast<dnnl_dim_t>(inputs_);
  dnnl_sgemm('N', 'T', m, n, k, 1.0f, input, k, floats_.row(0), k, 0.0f, output, n);
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
