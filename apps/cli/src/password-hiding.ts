/**
 * Passwords in what is printed: an address of a server may stand in any word of a command line, in the wrong place too.
 */
import { isServerAddress, withoutPassword } from "@giaingan/ledger";

/** What begins like an address with a password, wherever a message has cut it off. */
const passwordPattern = /(postgres(?:ql)?:\/\/[^\s:/@?#"]*):(?!\d+(?:[/?\s"]|$))[^\s"]*/gu;

/**
 * Makes a function that takes the passwords out of a text: those of the addresses in the words exactly, and what looks
 * like one.
 *
 * @param words of the command line and of the environment
 */
export function createPasswordHiding(words: readonly (string | undefined)[]): (text: string) => string {
  const addresses = words.flatMap((word = "") => {
    const address = word.slice(Math.max(word.search(/postgres(?:ql)?:\/\//u), 0));
    return isServerAddress(address) ? [address] : [];
  });
  return (text) => {
    let hidden = text;
    for (const address of addresses) hidden = hidden.replaceAll(address, withoutPassword(address));
    return hidden.replaceAll(passwordPattern, "$1:…");
  };
}
