// The module labread-podofo.so: the one file that includes PoDoFo. No exception leaves it.
#include "parser/pdf/podofo.h"

#include <openssl/crypto.h>
#include <openssl/provider.h>
#include <podofo/podofo.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "parser/pdf/syntax.h"

namespace labread::pdf {

struct Decryption {
  std::unique_ptr<PoDoFo::PdfEncrypt> cipher;
};

namespace {

// Collects what a filter writes; past the limit it breaks the filter off.
class CappedOutput final : public PoDoFo::PdfOutputStream {
 public:
  explicit CappedOutput(std::size_t limit) : limit_(limit) {}
  PoDoFo::pdf_long Write(const char* data, PoDoFo::pdf_long length) override {
    const auto size = static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(0, length));
    const std::size_t kept = std::min(size, limit_ - decoded.bytes.size());
    decoded.bytes.append(data, kept);
    if (kept < size) {
      decoded.capped = true;
      throw PoDoFo::PdfError(PoDoFo::ePdfError_ValueOutOfRange);
    }
    return length;
  }
  void Close() override {}

  Decoded decoded;

 private:
  std::size_t limit_;
};

std::optional<Decoded> decode_lzw(std::string_view data, bool early_change, std::size_t limit) {
  CappedOutput output(limit);
  try {
    const std::unique_ptr<PoDoFo::PdfFilter> filter(
        PoDoFo::PdfFilterFactory::Create(PoDoFo::ePdfFilter_LZWDecode));
    if (!filter) return std::nullopt;
    PoDoFo::PdfDictionary parameters;
    parameters.AddKey("EarlyChange", static_cast<PoDoFo::pdf_int64>(early_change ? 1 : 0));
    try {
      filter->BeginDecode(&output, &parameters);
      filter->DecodeBlock(data.data(), static_cast<PoDoFo::pdf_long>(data.size()));
      filter->EndDecode();
    } catch (const PoDoFo::PdfError&) {
      // What came before the damage or the limit is in `output`, and stays.
    }
  } catch (const PoDoFo::PdfError&) {
    return std::nullopt;
  }
  return std::move(output.decoded);
}

PoDoFo::PdfObject to_podofo(const Object& value) {
  if (const bool* truth = value.as_bool()) return PoDoFo::PdfVariant(*truth);
  if (const double* number = value.as_number()) {
    return PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(std::clamp(*number, -1e15, 1e15)));
  }
  if (const std::string* text = value.as_string()) {
    return PoDoFo::PdfString(text->data(), static_cast<PoDoFo::pdf_long>(text->size()));
  }
  if (const Name* name = value.as_name()) return PoDoFo::PdfName(name->text);
  if (const Dictionary* dictionary = value.as_dictionary()) {
    PoDoFo::PdfDictionary out;
    for (const auto& [key, entry] : *dictionary) {
      out.AddKey(PoDoFo::PdfName(key), to_podofo(entry));
    }
    return out;
  }
  return PoDoFo::PdfVariant();
}

// RC4 is in OpenSSL's legacy provider alone, and naming one provider drops the default one. AES of
// 128 bits needs RC4 too: it checks the password with it.
bool has_ciphers() {
  static const bool loaded = OSSL_PROVIDER_load(nullptr, "legacy") != nullptr &&
                             OSSL_PROVIDER_load(nullptr, "default") != nullptr;
  return loaded;
}

Unlocking unlock(const Dictionary& encrypt, const std::string& document_id,
                 const std::string& password, Decryption*& made) {
  // Without the legacy provider AES-256 can still be read, so its absence is not asked about here.
  static_cast<void>(has_ciphers());
  try {
    const PoDoFo::PdfObject dictionary = to_podofo(Object(encrypt));
    auto decryption = std::make_unique<Decryption>();
    decryption->cipher.reset(PoDoFo::PdfEncrypt::CreatePdfEncrypt(&dictionary));
    if (!decryption->cipher) return Unlocking::unsupported;
    const PoDoFo::PdfString id(document_id.data(),
                               static_cast<PoDoFo::pdf_long>(document_id.size()));
    if (!decryption->cipher->Authenticate(password, id)) return Unlocking::wrong_password;
    made = decryption.release();
    return Unlocking::done;
  } catch (const PoDoFo::PdfError&) {
    return Unlocking::unsupported;
  }
}

std::string decrypt(Decryption& decryption, Reference object, std::string_view data) {
  std::string out(data.size() + 32, '\0');
  auto length = static_cast<PoDoFo::pdf_long>(data.size());
  try {
    decryption.cipher->SetCurrentReference({object.number, object.generation});
    decryption.cipher->Decrypt(reinterpret_cast<const unsigned char*>(data.data()),
                               static_cast<PoDoFo::pdf_long>(data.size()),
                               reinterpret_cast<unsigned char*>(out.data()), length);
  } catch (const PoDoFo::PdfError&) {
    // Bad padding: PoDoFo complains after it has written all the rest, and that is worth keeping.
    const auto whole_blocks = static_cast<PoDoFo::pdf_long>(data.size() / 16 * 16);
    length = std::clamp<PoDoFo::pdf_long>(whole_blocks - 16, 0, length);
  }
  out.resize(std::min(out.size(), static_cast<std::size_t>(std::max<PoDoFo::pdf_long>(0, length))));
  return out;
}

void prepare() {
  OPENSSL_init_crypto(
      OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_CIPHERS | OPENSSL_INIT_ADD_ALL_DIGESTS,
      nullptr);
  static_cast<void>(has_ciphers());
}

void free_decryption(Decryption* decryption) { delete decryption; }

Object from_podofo(const PoDoFo::PdfVariant& value) {
  switch (value.GetDataType()) {
    case PoDoFo::ePdfDataType_Bool: return Object(value.GetBool());
    case PoDoFo::ePdfDataType_Number:
    case PoDoFo::ePdfDataType_Real: return Object(value.GetReal());
    case PoDoFo::ePdfDataType_String:
    case PoDoFo::ePdfDataType_HexString: {
      const PoDoFo::PdfString text = value.GetString();
      return Object(std::string(text.GetString(), static_cast<std::size_t>(text.GetLength())));
    }
    case PoDoFo::ePdfDataType_Name: return Object(Name{value.GetName().GetName()});
    case PoDoFo::ePdfDataType_Reference:
      return Object(
          Reference{value.GetReference().ObjectNumber(), value.GetReference().GenerationNumber()});
    case PoDoFo::ePdfDataType_Array: {
      Array out;
      for (const PoDoFo::PdfObject& entry : value.GetArray()) out.push_back(from_podofo(entry));
      return Object(std::move(out));
    }
    case PoDoFo::ePdfDataType_Dictionary: {
      Dictionary out;
      for (const auto& [key, entry] : value.GetDictionary().GetKeys()) {
        out.emplace(key.GetName(), from_podofo(*entry));
      }
      return Object(std::move(out));
    }
    default: return {};
  }
}

std::optional<Object> read_with_podofo(std::string_view bytes) {
  try {
    PoDoFo::PdfRefCountedInputDevice device(bytes.data(), bytes.size());
    PoDoFo::PdfRefCountedBuffer buffer(256);
    PoDoFo::PdfTokenizer tokenizer(device, buffer);
    PoDoFo::PdfVariant value;
    tokenizer.GetNextVariant(value, nullptr);
    return from_podofo(value);
  } catch (const PoDoFo::PdfError&) {
    return std::nullopt;
  }
}

// PoDoFo logs to the standard error output unless told not to, before its first call.
struct Quiet {
  Quiet() {
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
  }
};
const Quiet quiet;

}  // namespace

extern "C" __attribute__((visibility("default"))) const Podofo labread_podofo{
    podofo_version, prepare, decode_lzw, unlock, decrypt, free_decryption, read_with_podofo};

}  // namespace labread::pdf
