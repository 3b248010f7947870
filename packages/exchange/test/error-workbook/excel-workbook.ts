/** A workbook as Excel writes it, by hand: all that a marked workbook has to keep stands in it. */
import type { ZipPart } from "../workbook/zip-file.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageSpace = "http://schemas.openxmlformats.org/package/2006";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function related(...relationships: readonly (readonly [string, string, string])[]): string {
  const written = relationships.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${kind.includes(":") ? kind : `${relations}/${kind}`}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageSpace}/relationships">${written.join("")}</Relationships>`;
}

const contentTypes = `${declaration}<Types xmlns="${packageSpace}/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${sheetType}.calcChain+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="${sheetType}.table+xml"/><Override PartName="/xl/comments1.xml" ContentType="${sheetType}.comments+xml"/><Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/><Override PartName="/xl/persons/person.xml" ContentType="application/vnd.ms-excel.person+xml"/></Types>`;

const workbook = `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr defaultThemeVersion="166925"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12000" activeTab="1"/></bookViews><sheets><sheet name="Biểu 01" sheetId="1" r:id="rId1"/><sheet name="Phụ lục 'A' 1" sheetId="7" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Biểu 01'!$A$3:$E$6</definedName><definedName name="TongVon">'Biểu 01'!$C$6</definedName></definedNames><calcPr calcId="191029"/></workbook>`;

const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0\\ &quot;tr&quot;"/></numFmts><fonts count="2"><font><sz val="12"/><color theme="1"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="12"/><color rgb="FF003366"/><name val="Times New Roman"/><family val="1"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.7999816888943144"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="10" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"><protection locked="0"/></xf><xf numFmtId="4" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;

const texts = ["Bảng 1", "Đơn vị", "Kế hoạch", "Giải ngân", "Tỷ lệ", "Huyện A", "Huyện B", "Tổng"];

const firstSheet = `${declaration}<worksheet xmlns="${main}" xmlns:r="${relations}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetPr><tabColor rgb="FF00B050"/></sheetPr><dimension ref="A1:E6"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15.75"/><cols><col min="1" max="1" width="6" customWidth="1"/><col min="2" max="4" width="18" style="4" customWidth="1"/></cols><sheetData><row r="1" spans="1:5" ht="20" customHeight="1" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/></row><row r="3" spans="1:5"><c r="A3" s="1" t="s"><v>1</v></c><c r="C3" s="1" t="s"><v>2</v></c><c r="D3" s="1" t="s"><v>3</v></c><c r="E3" s="1" t="s"><v>4</v></c></row><row r="4" spans="1:5"><c r="A4" t="s"><v>5</v></c><c r="C4" s="2"><v>30433</v></c><c r="D4" s="2"><v>14108</v></c><c r="E4" s="3"><f t="shared" ref="E4:E6" si="0">D4/C4</f><v>0.46357572372096082</v></c></row><row r="5" spans="1:5"><c r="A5" t="s"><v>6</v></c><c r="C5" s="2"><v>12000</v></c><c r="D5" s="2"><v>5000</v></c><c r="E5" s="3"><f t="shared" si="0"/><v>0.41666666666666669</v></c></row><row r="6" spans="1:5"><c r="A6" s="1" t="s"><v>7</v></c><c r="C6" s="2"><f>SUM(C4:C5)</f><v>42433</v></c><c r="D6" s="2"><f>SUM(D4:D5)</f><v>19108</v></c><c r="E6" s="3"><f t="shared" si="0"/><v>0.4503098060471803</v></c></row><row r="9" s="2" customFormat="1"/></sheetData><autoFilter ref="A3:E6"/><mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells><conditionalFormatting sqref="E4:E6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0.45</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="decimal" allowBlank="1" sqref="C4:D5"><formula1>0</formula1><formula2>1000000</formula2></dataValidation></dataValidations><hyperlinks><hyperlink ref="A5" location="'Phụ lục ''A'' 1'!A1"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/></worksheet>`;

/** Rows and cells without references, in a part whose elements have a prefix; with a table, which stands behind drawings. */
const secondSheet = `${declaration}<x:worksheet xmlns:x="${main}" xmlns:rel="${relations}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Đơn vị</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Vốn</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>Huyện A</x:t></x:is></x:c><x:c s="2"><x:v>14108</x:v></x:c></x:row></x:sheetData><x:tableParts count="1"><x:tablePart rel:id="rId1"/></x:tableParts></x:worksheet>`;

const comments = `${declaration}<comments xmlns="${main}"><authors><author>Lan</author><author>tc={A1}</author></authors><commentList><comment ref="C4" authorId="0" shapeId="0"><text><r><rPr><b/><sz val="9"/></rPr><t>Lan:</t></r><r><t xml:space="preserve">
Theo QĐ 33.</t></r></text></comment><comment ref="D5" authorId="1" shapeId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`;

function note(id: number, { row, column }: { readonly row: number; readonly column: number }): string {
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style='position:absolute;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto">\r\n  <v:fill color2="#ffffe1"/>\r\n  <v:textbox><div style='text-align:left'></div></v:textbox>\r\n  <x:ClientData ObjectType="Note">\r\n   <x:MoveWithCells/>\r\n   <x:Anchor>4, 15, 2, 10, 6, 15, 6, 4</x:Anchor>\r\n   <x:Row>${row}</x:Row>\r\n   <x:Column>${column}</x:Column>\r\n  </x:ClientData>\r\n </v:shape>`;
}

const drawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n <o:shapelayout v:ext="edit">\r\n  <o:idmap v:ext="edit" data="1"/>\r\n </o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"\r\n  path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${note(1025, { row: 3, column: 2 })}${note(1026, { row: 4, column: 3 })}</xml>`;

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const pictureDrawing = `${declaration}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="190500" cy="190500"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Dấu"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="${relations}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;

/** The parts, to be changed before they are packed. */
export function excelParts(): readonly ZipPart[] {
  const threaded = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
  return [
    { name: "[Content_Types].xml", content: contentTypes },
    { name: "_rels/.rels", content: related(["rId1", "officeDocument", "xl/workbook.xml"]) },
    { name: "xl/workbook.xml", content: workbook },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: related(
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ["rId4", "styles", "styles.xml"],
        ["rId5", "sharedStrings", "sharedStrings.xml"],
        ["rId6", "calcChain", "calcChain.xml"],
        ["rId7", "http://schemas.microsoft.com/office/2017/10/relationships/person", "persons/person.xml"],
      ),
    },
    { name: "xl/worksheets/sheet1.xml", content: firstSheet },
    { name: "xl/worksheets/sheet2.xml", content: secondSheet },
    {
      name: "xl/worksheets/_rels/sheet1.xml.rels",
      content: related(
        ["rId1", "drawing", "../drawings/drawing1.xml"],
        ["rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
        ["rId3", "comments", "../comments1.xml"],
        [
          "rId4",
          "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
          "../threadedComments/threadedComment1.xml",
        ],
      ),
    },
    { name: "xl/worksheets/_rels/sheet2.xml.rels", content: related(["rId1", "table", "../tables/table1.xml"]) },
    { name: "xl/styles.xml", content: styles },
    {
      name: "xl/sharedStrings.xml",
      content: `${declaration}<sst xmlns="${main}">${texts.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    },
    {
      name: "xl/calcChain.xml",
      content: `${declaration}<calcChain xmlns="${main}"><c r="E4" i="1"/><c r="E5" i="1"/><c r="C6" i="1"/><c r="D6" i="1"/><c r="E6" i="1"/></calcChain>`,
    },
    { name: "xl/comments1.xml", content: comments },
    {
      name: "xl/threadedComments/threadedComment1.xml",
      content: `${declaration}<ThreadedComments xmlns="${threaded}"><threadedComment ref="D5" dT="2023-11-01T00:00:00.00" personId="{B1}" id="{A1}"><text>Xem lại</text></threadedComment></ThreadedComments>`,
    },
    {
      name: "xl/persons/person.xml",
      content: `${declaration}<personList xmlns="${threaded}"><person displayName="Lan" id="{B1}" userId="lan" providerId="None"/></personList>`,
    },
    { name: "xl/drawings/vmlDrawing1.vml", content: drawing },
    { name: "xl/drawings/drawing1.xml", content: pictureDrawing },
    { name: "xl/drawings/_rels/drawing1.xml.rels", content: related(["rId1", "image", "../media/image1.png"]) },
    { name: "xl/media/image1.png", content: picture },
    {
      name: "xl/tables/table1.xml",
      content: `${declaration}<table xmlns="${main}" id="1" name="Table1" displayName="Table1" ref="A1:B2" totalsRowShown="0"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="Đơn vị"/><tableColumn id="2" name="Vốn"/></tableColumns></table>`,
    },
  ];
}
