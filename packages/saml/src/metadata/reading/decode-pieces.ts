import { SamlError } from "../../errors.js";

/** A decoder that is given octets as they come. */
export interface PieceDecoder {
  write(octets: Uint8Array): void;
  /** Nothing follows. */
  end(): void;
}

/**
 * Decodes UTF-8 that comes in pieces of any size, and hands it on in pieces of some ten thousand characters.
 *
 * Larger ones would take memory. Smaller ones would take time: a tag is read from its start again with each piece, and the
 * size of the pieces is up to whoever sends them.
 *
 * @throws {@link SamlError} `xml-encoding`.
 */
export function decodePieces(handOn: (piece: string) => void): PieceDecoder {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let pending = "";
  return {
    write(octets) {
      for (let start = 0; start < octets.length; start += pieceLength) {
        pending += decode(decoder, octets.subarray(start, start + pieceLength));
        if (pending.length < pieceLength) continue;
        handOn(pending);
        pending = "";
      }
    },
    end() {
      handOn(pending + decode(decoder));
    },
  };
}

function decode(decoder: TextDecoder, octets?: Uint8Array): string {
  try {
    return decoder.decode(octets, { stream: octets !== undefined });
  } catch (cause) {
    throw new SamlError("xml-encoding", "The metadata is not UTF-8.", { cause });
  }
}

const pieceLength = 65_536;
