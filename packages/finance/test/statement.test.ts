import { expect, test } from "vitest";
import { moneyRoles, rateRoles } from "../src/index.ts";

test.each([
  { name: "money", roles: moneyRoles },
  { name: "rate", roles: rateRoles },
])("each $name role stands once and is a lower-case word of the wire", ({ roles }) => {
  expect(new Set<string>(roles).size).toBe(roles.length);
  for (const role of roles) expect(role).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
});

test("a target may be a sum of money or a rate; every other role is one of the two", () => {
  const both = moneyRoles.filter((role) => new Set<string>(rateRoles).has(role));
  expect(both).toEqual(["target"]);
});
