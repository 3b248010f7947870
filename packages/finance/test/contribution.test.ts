import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Contribution,
  contributionComponent,
  contributionFormOf,
  contributionForms,
  makeContributionEntry,
  valueContribution,
} from "../src/plan/contribution.ts";
import { decimal, type Dong, Refusal, roundToDong } from "../src/index.ts";
import { noDocument } from "./movement-of.ts";

describe("the value of a contribution", () => {
  test.each<{ name: string; given: Contribution; amount: Dong; text: string | null }>([
    {
      name: "labour days",
      given: { form: "labour", quantity: decimal(120), quantityUnit: "ngày công", unitValue: 250_000n },
      amount: 30_000_000n,
      text: "120 ngày công × 250.000 đồng",
    },
    {
      name: "land in tenths of a square metre",
      given: { form: "land", quantity: decimal("1350.5"), unitValue: 80_000n },
      amount: 108_040_000n,
      text: "1.350,5 m² × 80.000 đồng",
    },
    { name: "cash", given: { form: "cash", amount: 5_000_000n }, amount: 5_000_000n, text: null },
    { name: "credit as money", given: { form: "credit", amount: 9n, quantity: null }, amount: 9n, text: null },
    {
      name: "an enterprise's cement",
      given: { form: "enterprise", quantity: decimal("2.5"), quantityUnit: "tấn xi măng", unitValue: 1_500_000n },
      amount: 3_750_000n,
      text: "2,5 tấn xi măng × 1.500.000 đồng",
    },
    {
      name: "half a đồng goes up",
      given: { form: "land", quantity: decimal("0.5"), unitValue: 3n },
      amount: 2n,
      text: "0,5 m² × 3 đồng",
    },
    {
      name: "less than half goes down",
      given: { form: "land", quantity: decimal("0.49"), unitValue: 3n },
      amount: 1n,
      text: "0,49 m² × 3 đồng",
    },
    {
      name: "none given",
      given: { form: "labour", quantity: decimal(0), unitValue: 250_000n },
      amount: 0n,
      text: "0 ngày công × 250.000 đồng",
    },
    {
      name: "an amount that quantity and unit value give as well",
      given: { form: "other", amount: 6n, quantity: decimal(2), unitValue: 3n },
      amount: 6n,
      text: "2 × 3 đồng",
    },
    {
      name: "beyond 2^63",
      given: { form: "land", quantity: decimal("9223372036854775807.5"), unitValue: 3n },
      amount: 27_670_116_110_564_327_423n,
      text: "9.223.372.036.854.775.807,5 m² × 3 đồng",
    },
  ])("$name", ({ given, amount, text }) => {
    expect(valueContribution(given)).toEqual({ amount, valuationText: text });
  });

  test.each<{ name: string; given: Contribution; field: string; value: string }>([
    {
      name: "a negative quantity",
      given: { form: "labour", quantity: decimal(-1), unitValue: 5n },
      field: "quantity",
      value: "-1",
    },
    { name: "no quantity", given: { form: "labour", unitValue: 5n }, field: "quantity", value: "" },
    {
      name: "a negative unit value",
      given: { form: "land", quantity: decimal(1), unitValue: -5n },
      field: "unitValue",
      value: "-5",
    },
    {
      name: "no unit value",
      given: { form: "land", quantity: decimal(1), unitValue: null },
      field: "unitValue",
      value: "",
    },
    { name: "labour with an amount alone", given: { form: "labour", amount: 5n }, field: "quantity", value: "" },
    { name: "cash without amount", given: { form: "cash" }, field: "amount", value: "" },
    { name: "cash below zero", given: { form: "cash", amount: -5n }, field: "amount", value: "-5" },
    {
      name: "another amount than the product",
      given: { form: "other", amount: 7n, quantity: decimal(2), unitValue: 3n },
      field: "amount",
      value: "7",
    },
    {
      name: "an infinite quantity",
      given: { form: "land", quantity: decimal("Infinity"), unitValue: 5n },
      field: "quantity",
      value: "Infinity",
    },
  ])("is refused for $name", ({ given, field, value }) => {
    let refused: unknown;
    try {
      valueContribution(given);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: "contributionNotValued", values: { form: given.form, field, value } });
  });

  test("is the product rounded half up, however many digits it has", () => {
    const quantity = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(quantity, fc.bigInt({ min: 0n, max: 10n ** 40n }), ([digits, places], unitValue) => {
        const scale = 10n ** BigInt(places);
        const { amount } = valueContribution({
          form: "land",
          quantity: decimal(digits).div(decimal(scale)),
          unitValue,
        });
        const doubled = 2n * (amount * scale - digits * unitValue);
        expect(doubled <= scale && doubled > -scale).toBe(true);
      }),
    );
  });

  test("of short numbers is what decimals give", () => {
    fc.assert(
      fc.property(fc.nat(), fc.bigInt({ min: 0n, max: 10n ** 15n }), (hundredths, unitValue) => {
        const quantity = decimal(hundredths).div(100);
        expect(valueContribution({ form: "land", quantity, unitValue }).amount).toBe(
          roundToDong(quantity.times(decimal(unitValue))),
        );
      }),
    );
  });
});

describe("the entry of a contribution", () => {
  const record = { id: "c1", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "tan-lap" };

  test("keeps the form in its component, the valuation in its reason and the evidence in its document", () => {
    const document = {
      number: "12/BB-UBND",
      date: "2023-06-30",
      issuer: "UBND xã Tân Lập",
      title: "Biên bản hiến đất",
    };
    expect(
      makeContributionEntry({
        ...record,
        form: "land",
        quantity: decimal(350),
        unitValue: 80_000n,
        document,
        note: "thôn 3",
      }),
    ).toEqual({
      ...record,
      kind: "mobilised",
      projectId: null,
      componentId: "mobilised/land",
      source: { level: null, nature: null, origin: null, vintage: null, relation: "offBudget" },
      amount: 28_000_000n,
      document,
      reverses: null,
      reason: "350 m² × 80.000 đồng; thôn 3",
    });
  });

  test("of cash without paper has neither reason nor evidence", () => {
    const entry = makeContributionEntry({ ...record, form: "cash", amount: 5n });
    expect([entry.reason, entry.document, entry.amount]).toEqual([null, noDocument, 5n]);
  });

  test.each(contributionForms)("gives the form %s back", (form) => {
    expect(contributionFormOf(contributionComponent(form))).toBe(form);
  });

  test.each(["mobilised/", "mobilised/gold", "cash", "02", null])("finds no form in %s", (componentId) => {
    expect(contributionFormOf(componentId)).toBeNull();
  });
});
