// Lets better-sqlite3 13 run where Node-API 10 does not exist (Node < 22.14, Electron < 36).
//
// The only feature of version 10 that it uses is a reference to a string. Under version 9 a reference may hold objects,
// functions and symbols, so a string is put into a one-element array and the reference holds that array. The lowest bit
// of the handle, always zero in a real one, remembers that the value was boxed. The build includes this file before
// every C++ source (see better-sqlite3.mjs).
#pragma once

#ifdef __cplusplus

#undef NAPI_VERSION
#define NAPI_VERSION 9

#include <node_api.h>

#include <cstdint>

namespace napi9_compat {

constexpr std::uintptr_t kBoxed = 1;

inline bool IsBoxed(napi_ref ref) {
	return (reinterpret_cast<std::uintptr_t>(ref) & kBoxed) != 0;
}

inline napi_ref Handle(napi_ref ref) {
	return reinterpret_cast<napi_ref>(reinterpret_cast<std::uintptr_t>(ref) & ~kBoxed);
}

inline napi_status CreateReference(napi_env env, napi_value value, std::uint32_t count, napi_ref* result) {
	napi_valuetype type;
	napi_status status = napi_typeof(env, value, &type);
	if (status != napi_ok) return status;
	if (type == napi_object || type == napi_function || type == napi_symbol || type == napi_external) {
		return napi_create_reference(env, value, count, result);
	}

	napi_value box;
	status = napi_create_array_with_length(env, 1, &box);
	if (status != napi_ok) return status;
	status = napi_set_element(env, box, 0, value);
	if (status != napi_ok) return status;
	status = napi_create_reference(env, box, count, result);
	if (status != napi_ok) return status;
	*result = reinterpret_cast<napi_ref>(reinterpret_cast<std::uintptr_t>(*result) | kBoxed);
	return napi_ok;
}

inline napi_status GetReferenceValue(napi_env env, napi_ref ref, napi_value* result) {
	napi_status status = napi_get_reference_value(env, Handle(ref), result);
	if (status != napi_ok || *result == nullptr || !IsBoxed(ref)) return status;
	return napi_get_element(env, *result, 0, result);
}

inline napi_status DeleteReference(napi_env env, napi_ref ref) {
	return napi_delete_reference(env, Handle(ref));
}

inline napi_status ReferenceRef(napi_env env, napi_ref ref, std::uint32_t* result) {
	return napi_reference_ref(env, Handle(ref), result);
}

inline napi_status ReferenceUnref(napi_env env, napi_ref ref, std::uint32_t* result) {
	return napi_reference_unref(env, Handle(ref), result);
}

}  // namespace napi9_compat

#define napi_create_reference napi9_compat::CreateReference
#define napi_get_reference_value napi9_compat::GetReferenceValue
#define napi_delete_reference napi9_compat::DeleteReference
#define napi_reference_ref napi9_compat::ReferenceRef
#define napi_reference_unref napi9_compat::ReferenceUnref

#endif
