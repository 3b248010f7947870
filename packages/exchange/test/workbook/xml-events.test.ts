import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";

import { readXmlEvents } from "../../src/workbook/xml-events.ts";
import { textOfXml } from "../../src/workbook/xml-text.ts";

const place = { path: "a.xlsx", part: "xl/a.xml" };
const asked = ["a", "b", "r", "xml:space"];

/** The events of our own tokenizer, texts that touch joined. */
function ownEvents(text: string): readonly string[] {
  const events: string[] = [];
  readXmlEvents(
    text,
    {
      open: (name, attributes) =>
        events.push(`open ${name} ${asked.map((attribute) => attributes.get(attribute) ?? "-").join("|")}`),
      text: (value) => {
        const last = events.at(-1);
        if (last?.startsWith("text ") === true) events[events.length - 1] = last + value;
        else events.push(`text ${value}`);
      },
      close: (name) => events.push(`close ${name}`),
    },
    place,
  );
  return events;
}

/** The same, told by another parser. */
function otherEvents(text: string): readonly string[] {
  const events: string[] = [];
  const parser = new SaxesParser();
  const local = (name: string): string => name.slice(name.indexOf(":") + 1);
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const valueOf = (wanted: string): string | undefined =>
      attributes[wanted] ?? Object.entries(attributes).find(([written]) => written.endsWith(`:${wanted}`))?.[1];
    events.push(`open ${local(name)} ${asked.map((attribute) => valueOf(attribute) ?? "-").join("|")}`);
  });
  const addText = (value: string): void => {
    if (value === "" || events.length === 0) return;
    const last = events.at(-1);
    if (last?.startsWith("text ") === true) events[events.length - 1] = last + value;
    else events.push(`text ${value}`);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", ({ name }) => events.push(`close ${local(name)}`));
  parser.on("doctype", () => {
    throw new Error("a document type");
  });
  parser.write(text).close();
  // Blanks behind the root element are no text of an element.
  const end = events.findLastIndex((event) => event.startsWith("close "));
  return events.slice(0, end + 1);
}

function outcome(read: () => readonly string[]): readonly string[] | "refused" {
  try {
    return read();
  } catch {
    return "refused";
  }
}

const text = fc.stringMatching(/^[a-zêđ \n\r\t'"&;]{0,12}$/u).map((raw) => raw.replaceAll("&", "&amp;"));
const value = fc.stringMatching(/^[a-z0-9ướ \n'>]{0,8}$/u).map((raw) => `"${raw}"`);
const leaf = fc.oneof(
  text,
  fc.constantFrom("<![CDATA[<b>&]]>", "<!-- - -->", "<?pi some?>", "&#7871;", "&#x1F600;", "&lt;", "&quot;", "\r\n"),
);
const { element } = fc.letrec((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom("a", "b", "row", "x:c", "dòng"),
      fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "r", "x:a", "xml:space"), value), {
        selector: ([name]) => name.replace("x:", ""),
      }),
      fc.array(fc.oneof({ maxDepth: 4 }, leaf, tie("element")), { maxLength: 4 }),
    )
    .map(([name, attributes, inside]) => {
      const stated = attributes.map(([attribute, quoted]) => ` ${attribute} = ${quoted}`).join("");
      return inside.length === 0 ? `<${name}${stated}/>` : `<${name}${stated}>${inside.join("")}</${name} >`;
    }),
}));
const document = fc
  .tuple(fc.constantFrom("", '<?xml version="1.0"?>\n', "<!-- a -->"), element)
  .map(([start, root]) => `${start}${root}\n`);

test("well-formed XML gives the events that another parser gives", () => {
  fc.assert(
    fc.property(document, (xml) => {
      const own = outcome(() => ownEvents(xml));
      expect(own).toEqual(outcome(() => otherEvents(xml)));
      expect(own).not.toBe("refused");
    }),
    { numRuns: 500 },
  );
});

test("XML with characters put in, taken out or exchanged is read alike, or refused by both", () => {
  const change = fc.tuple(
    fc.nat(),
    fc.constantFrom(
      "",
      "<",
      ">",
      "&",
      "/",
      '"',
      "=",
      "]]>",
      "<!--",
      "--",
      "<?",
      "a",
      " ",
      "\u0001",
      "&#0;",
      "&a;",
      "</a>",
    ),
    fc.nat(2),
  );
  fc.assert(
    fc.property(document, change, (xml, [at, put, taken]) => {
      const start = at % (xml.length + 1);
      const changed = xml.slice(0, start) + put + xml.slice(start + taken);
      expect(
        outcome(() => ownEvents(changed)),
        changed,
      ).toEqual(outcome(() => otherEvents(changed)));
    }),
    { numRuns: 3000 },
  );
});

test("prefixes are known by their namespace, whatever the file calls them", () => {
  const seen: string[] = [];
  readXmlEvents(
    `<n:document xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:q="urn:oasis:names:tc:opendocument:xmlns:office:1.0">
       <n:p q:value-type="float" z:value-type="other"><p xmlns="urn:own"/></n:p><n:p/></n:document>`,
    {
      open: (name, attributes, prefix) =>
        seen.push(`${prefix}:${name}`, attributes.get("office:value-type") ?? "-", attributes.get("value-type") ?? "-"),
      text: () => {},
      close: () => {},
    },
    place,
  );
  expect(seen).toEqual(["w:document", "-", "-", "w:p", "float", "float", ":p", "-", "-", "w:p", "-", "-"]);
});

test.for([
  ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "partWithDocumentType"],
  ["a DOCTYPE in small letters", "<!doctype a><a/>", "partWithDocumentType"],
  ["300 elements inside one another", "<a>".repeat(300) + "</a>".repeat(300), "partMalformed"],
  ["600 attributes", `<a ${Array.from({ length: 600 }, (_, at) => `b${at}=""`).join(" ")}/>`, "partMalformed"],
  ["a name of a thousand letters", `<${"a".repeat(1000)}/>`, "partMalformed"],
  ["nothing", "", "partMalformed"],
] as const)("%s is refused", ([, xml, code]) => {
  expect(() => ownEvents(xml)).toThrow(expect.objectContaining({ code }));
});

test("a fault is told with its place", () => {
  expect(() => ownEvents("<a>\n<b></a>")).toThrow(
    expect.objectContaining({ values: expect.objectContaining({ part: "xl/a.xml", offset: "7" }) as object }),
  );
});

test("a text with a million references, sections and tags is read in one pass, and refused at its end", () => {
  expect(
    outcome(() => ownEvents(`<a>${"&amp;".repeat(400_000)}${"<b/>".repeat(400_000)}${"]] >".repeat(400_000)}`)),
  ).toBe("refused");
});

test("UTF-16 of both orders and UTF-8 with a mark are decoded; another encoding is refused", () => {
  const xml = '<?xml version="1.0" encoding="UTF-16"?><a>ướ</a>';
  const little = Buffer.from(`\ufeff${xml}`, "utf16le");
  expect(textOfXml(little, place)).toBe(xml);
  expect(textOfXml(Buffer.from(little).swap16(), place)).toBe(xml);
  expect(textOfXml(Buffer.from("\ufeff<a>ướ</a>"), place)).toBe("<a>ướ</a>");
  const refused = expect.objectContaining({ code: "partNotUnicode" }) as Error;
  expect(() => textOfXml(Buffer.from('<?xml version="1.0" encoding="windows-1258"?><a/>'), place)).toThrow(refused);
  expect(() => textOfXml(Buffer.from([0x3c, 0x61, 0xff]), place)).toThrow(refused);
});
