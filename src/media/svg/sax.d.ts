/** The part of sax that is used here; the package comes without types. */
declare module 'sax' {
  export interface QualifiedName {
    name: string;
    local: string;
    uri: string;
  }

  export interface Parser {
    /** Counted from 0. */
    line: number;
    onerror: (error: Error) => void;
    onprocessinginstruction: (instruction: { name: string; body: string }) => void;
    ondoctype: () => void;
    onsgmldeclaration: () => void;
    onattribute: (attribute: QualifiedName & { value: string }) => void;
    onopentag: (tag: QualifiedName) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    write(text: string): Parser;
    close(): Parser;
  }

  const sax: {
    parser(strict: true, options: { xmlns: true; strictEntities: true }): Parser;
  };
  export default sax;
}
