// An echo bot on grammY, as its documentation has it: node echo.mjs URL [webhook]

import { createServer } from "node:http";
import { Bot, InlineKeyboard, InputFile, webhookCallback } from "grammy";

const apiRoot = process.argv[2];
const token = "4242:SANDBOX";
const bot = new Bot(token, { client: { apiRoot } });
const keyboard = new InlineKeyboard().text("Press", "pressed");

bot.command("start", (ctx) => ctx.reply("<b>Welcome</b>", { parse_mode: "HTML", reply_markup: keyboard }));
bot.command("who", async (ctx) => {
  const member = await ctx.getAuthor();
  await ctx.reply(`You are ${member.status} of ${ctx.chat.title}`);
});
bot.command("poll", (ctx) => ctx.replyWithPoll("Which day?", [{ text: "Monday" }, { text: "Tuesday" }], { is_anonymous: false }));

bot.callbackQuery("pressed", async (ctx) => {
  await ctx.answerCallbackQuery("Thank you");
  await ctx.editMessageText("*Pressed*\\!", { parse_mode: "MarkdownV2" });
});
bot.on("poll_answer", (ctx) => {
  const { user, option_ids: chosen } = ctx.pollAnswer;
  return ctx.api.sendMessage(user.id, `You chose ${chosen}`);
});
bot.on("message_reaction", (ctx) => ctx.reply(`You reacted ${ctx.reactions().emojiAdded}`));
bot.on("message:photo", async (ctx) => {
  const file = await ctx.getFile();
  const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
  const data = new Uint8Array(await answer.arrayBuffer());
  await ctx.replyWithPhoto(new InputFile(data, "back.png"), { caption: "Your photo" });
});
bot.on("message:text", (ctx) => {
  return ctx.reply(`You said ${ctx.message.text}`, { reply_parameters: { message_id: ctx.message.message_id } });
});
bot.on("edited_message:text", (ctx) => ctx.reply(`You changed it to ${ctx.editedMessage.text}`));

const allowed = ["message", "edited_message", "callback_query", "poll_answer", "message_reaction"];
await bot.api.setMyCommands([{ command: "poll", description: "Ask which day" }]);
if (process.argv[3] === "webhook") {
  const server = createServer(webhookCallback(bot, "http", { secretToken: "s3cret" }));
  server.listen(0, "127.0.0.1", () =>
    bot.api.setWebhook(`http://127.0.0.1:${server.address().port}/hook`, {
      allowed_updates: allowed,
      secret_token: "s3cret",
    }),
  );
} else {
  await bot.start({ allowed_updates: allowed });
}
