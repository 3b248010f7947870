/**
 * What is refused in a policy file. Each is thrown with its place, so that the message begins with file, line and
 * column (`Refusal.place`), and the texts below do not repeat them.
 */

/** The part of the catalogue that belongs to policy files. */
export const policyFileRefusals = {
  brokenJson: {
    category: "badInput",
    fact: {
      vi: "JSON sai ở đây: gặp {found}, cần {expected}.",
      en: "the JSON is broken here: found {found}, expected {expected}.",
    },
    remedy: {
      vi: "Sửa dấu ngoặc, dấu phẩy hoặc dấu nháy tại chỗ đó; JSON không có chú thích.",
      en: "Correct the bracket, comma or quote there; JSON has no comments.",
    },
  },
  invalidPolicyFile: {
    category: "badInput",
    fact: {
      vi: "{field} là {value}; cần: {expected}.",
      en: "{field} is {value}; expected: {expected}.",
    },
    remedy: {
      vi: "Sửa trường đó; các trường của chính sách có trong docs/policies.md.",
      en: "Correct it; docs/policies.md lists the fields of a policy.",
    },
  },
  missingPolicyField: {
    category: "badInput",
    fact: { vi: "thiếu {field}; cần: {expected}.", en: "{field} is missing; expected: {expected}." },
    remedy: {
      vi: "Bổ sung trường đó; các trường của chính sách có trong docs/policies.md.",
      en: "Add it; docs/policies.md lists the fields of a policy.",
    },
  },
  unknownPolicyField: {
    category: "badInput",
    fact: {
      vi: "không có trường {field} (giá trị {value}); chỉ có: {known}.",
      en: "there is no field {field} (value {value}); only: {known}.",
    },
    remedy: { vi: "Sửa tên trường hoặc bỏ đi.", en: "Correct its name or remove it." },
  },
  overlappingPolicies: {
    category: "conflict",
    fact: {
      vi: 'hai chính sách "{topic}" cho cùng một loại vốn chồng nhau ({overlap}): "{first}" ({firstPeriod}) và "{second}" ({secondPeriod}).',
      en: 'two policies of "{topic}" for the same money overlap ({overlap}): "{first}" ({firstPeriod}) and "{second}" ({secondPeriod}).',
    },
    remedy: {
      vi: "Sửa budgetYears, inForceFrom, inForceTo hoặc appliesTo để chỉ còn một; muốn thay một chính sách có sẵn thì dùng lại mã của nó.",
      en: "Change budgetYears, inForceFrom, inForceTo or appliesTo so that one is left; to replace a built-in policy, use its id.",
    },
  },
} as const;
