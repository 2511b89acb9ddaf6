// Mouth and ear of the browser: it reads lines aloud and, where it can, writes down what is said.

const synthesis = window.speechSynthesis;
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

function voiceOf(language) {
  const voices = synthesis?.getVoices() ?? [];
  const tag = (voice) => voice.lang.replace("_", "-");
  return voices.find((voice) => tag(voice) === language)
    ?? voices.find((voice) => tag(voice).split("-")[0] === language.split("-")[0]);
}

export class Mouth {
  // Reads the lines aloud; fulfilled when the last is said, or when it is hushed.
  async say(lines) {
    this.hush();
    const turn = (this.turn = Symbol("lines"));
    for (const line of lines) {
      if (this.turn === turn) await this.line(line);
    }
    return this.turn === turn;
  }

  line({ text, language }) {
    const voice = voiceOf(language);
    if (!voice) return Promise.resolve(); // the line stands in the log
    return new Promise((done) => {
      const said = new SpeechSynthesisUtterance(text);
      Object.assign(said, { voice, lang: voice.lang, onend: done, onerror: done });
      synthesis.speak(said);
    });
  }

  hush() {
    this.turn = null;
    synthesis?.cancel();
  }

  speaks(language) {
    return Boolean(voiceOf(language));
  }
}

export const canHear = Boolean(Recognition);

// Fulfilled with { words, confidence }; with no words where nothing was understood.
export function listen(language) {
  return new Promise((done) => {
    const ear = new Recognition();
    let heard = { words: "", confidence: 0 };
    ear.lang = language;
    ear.onresult = ({ results }) => {
      const [best] = results[0];
      heard = { words: best.transcript, confidence: best.confidence };
    };
    ear.onend = () => done(heard);
    ear.start();
  });
}
