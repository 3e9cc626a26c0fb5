import type { Edit } from '../content/rewrite/text-edits.ts';

/** Names of emoji, as `:rocket:`. `emoji` is absent for one that is not known. */
export function findEmoji(
  text: string,
  isCode: (offset: number) => boolean,
): { name: string; start: number; edit?: Edit }[] {
  return [...text.matchAll(/(?<![\w:]):([a-z0-9_+-]+):(?!\w)/g)].flatMap(
    ({ 0: whole, 1: name = '', index }) => {
      if (isCode(index) || !/[a-z]|^[+-]1$/.test(name)) return [];
      const emoji = EMOJI.get(name);
      const edit = emoji !== undefined && { start: index, end: index + whole.length, text: emoji };
      return [{ name: whole, start: index, ...(edit !== false && { edit }) }];
    },
  );
}

/** Those that articles use most. */
const EMOJI: ReadonlyMap<string, string> = new Map(
  `+1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 smile 😄 smiley 😃 grin 😁 grinning 😀 laughing 😆 joy 😂 rofl 🤣
  wink 😉 blush 😊 slightly_smiling_face 🙂 upside_down_face 🙃 sunglasses 😎 heart_eyes 😍 thinking 🤔
  neutral_face 😐 disappointed 😞 cry 😢 sob 😭 angry 😠 rage 😡 scream 😱 sweat_smile 😅 stuck_out_tongue 😛
  innocent 😇 confused 😕 sleeping 😴 heart ❤️ broken_heart 💔 star ⭐ star2 🌟 sparkles ✨ fire 🔥 tada 🎉
  rocket 🚀 boom 💥 zap ⚡ bulb 💡 warning ⚠️ no_entry ⛔ x ❌ white_check_mark ✅ heavy_check_mark ✔️ check_mark ✔️
  question ❓ exclamation ❗ information_source ℹ️ point_right 👉 point_left 👈 point_up ☝️ point_down 👇 wave 👋
  clap 👏 raised_hands 🙌 pray 🙏 muscle 💪 ok_hand 👌 v ✌️ eyes 👀 100 💯 coffee ☕ beer 🍺 beers 🍻 cake 🍰
  gift 🎁 book 📖 books 📚 memo 📝 pencil2 ✏️ bug 🐛 wrench 🔧 hammer 🔨 gear ⚙️ link 🔗 lock 🔒 key 🔑 mag 🔍
  calendar 📆 bell 🔔 email 📧 phone ☎️ computer 💻 iphone 📱 camera 📷 movie_camera 🎥 tv 📺 headphones 🎧
  musical_note 🎵 sunny ☀️ cloud ☁️ snowflake ❄️ rainbow 🌈 earth_africa 🌍 earth_americas 🌎 globe_with_meridians 🌐
  dog 🐶 cat 🐱 penguin 🐧 turtle 🐢 whale 🐳 octocat 🐙 robot 🤖 ghost 👻 skull 💀 poop 💩 construction 🚧
  package 📦 chart_with_upwards_trend 📈 moneybag 💰 dollar 💵 trophy 🏆 medal_sports 🏅 dart 🎯 arrow_right ➡️
  arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ recycle ♻️ copyright ©️ tm ™️`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] ?? '']);
      return pairs;
    }, []),
);
