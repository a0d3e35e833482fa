export const LESSONS = {
  "lessons.lead": [
    "Each lesson: read, predict, do it, and see in the real events whether you were right. Your progress stays in this browser.",
    "Cada lição: leia, preveja, faça, e veja nos eventos reais se acertou. Seu progresso fica neste navegador."],
  "lessons.done": ["{done} of {all} done", "{done} de {all} feitas"],
  "lessons.predict": ["1. Predict", "1. Preveja"],
  "lessons.act": ["2. Do it", "2. Faça"],
  "lessons.see": ["3. See", "3. Veja"],
  "lessons.choose": ["Choose an answer first.", "Escolha uma resposta antes."],
  "lessons.waiting": ["Waiting for the events…", "Esperando os eventos…"],
  "lessons.right": ["Your prediction was right.", "Sua previsão estava certa."],
  "lessons.wrong": ["It went differently from your prediction: look at the journey, and try again.", "Foi diferente da sua previsão: olhe a jornada e tente de novo."],
  "lessons.unseen": ["The events do not show it (yet). Try again.", "Os eventos (ainda) não mostram isso. Tente de novo."],
  "lessons.journey": ["Open the journey", "Abrir a jornada"],
  "lessons.all": ["All lessons", "Todas as lições"],
  "lessons.next": ["Next lesson", "Próxima lição"],
  "lessons.isDone": ["done", "feita"],

  "lesson.request-reply.text": [
    "A page asks for a track list over HTTP. The gateway has no tracks: it sends a message to the catalogue's queue and waits for another that carries the same correlation id.",
    "Uma página pede a lista de faixas por HTTP. O gateway não tem faixas: envia uma mensagem à fila do catálogo e espera outra com o mesmo id de correlação."],
  "lesson.request-reply.question": ["How many messages travel over the broker for one GET /api/tracks?", "Quantas mensagens passam pelo broker para um GET /api/tracks?"],
  "lesson.request-reply.0": ["One: the broker keeps the connection open for the answer.", "Uma: o broker mantém a conexão aberta para a resposta."],
  "lesson.request-reply.1": ["Two: a request to the service's queue, a reply to the caller's own.", "Duas: a requisição à fila do serviço, a resposta à fila de quem chamou."],
  "lesson.request-reply.2": ["One for each track in the answer.", "Uma para cada faixa na resposta."],
  "lesson.request-reply.action": ["Ask for tracks", "Pedir faixas"],
  "lesson.request-reply.seen": ["Seen: {requests} request and {replies} reply, with the same span.", "Visto: {requests} requisição e {replies} resposta, com o mesmo span."],

  "lesson.wire-tap.text": [
    "When somebody starts a track, others want to know: history and the activity log. The listener must not wait for them, so a Wire Tap copies the message aside.",
    "Quando alguém inicia uma faixa, outros querem saber: o histórico e o registro de atividades. O ouvinte não deve esperar por eles, então um Wire Tap copia a mensagem para o lado."],
  "lesson.wire-tap.question": ["When is the answer sent to the listener?", "Quando a resposta é enviada ao ouvinte?"],
  "lesson.wire-tap.0": ["After the tapped copy was handled by all subscribers.", "Depois que todos os assinantes trataram a cópia."],
  "lesson.wire-tap.1": ["After the broker confirmed the tapped copy.", "Depois que o broker confirmou a cópia."],
  "lesson.wire-tap.2": ["Without waiting for the copy at all.", "Sem esperar pela cópia."],
  "lesson.wire-tap.action": ["Start a track", "Iniciar uma faixa"],
  "lesson.wire-tap.seen": ["Seen: the answer took {answer}; the wire tap held it up for only {tap}.", "Visto: a resposta levou {answer}; o wire tap a reteve por só {tap}."],

  "lesson.publish-subscribe.text": [
    "The copy of a started track is published to a topic exchange. Whoever bound a queue with a matching key gets it. The publisher doesn't know who they are.",
    "A cópia de uma faixa iniciada é publicada numa exchange de tópicos. Quem ligou uma fila com chave compatível a recebe. Quem publica não sabe quem são."],
  "lesson.publish-subscribe.question": ["History and the activity log subscribed. What happens to one published message?", "O histórico e o registro de atividades assinaram. O que acontece com uma mensagem publicada?"],
  "lesson.publish-subscribe.0": ["Each of both gets a copy of its own.", "Cada um dos dois recebe sua própria cópia."],
  "lesson.publish-subscribe.1": ["The first that is free gets it.", "O primeiro que estiver livre a recebe."],
  "lesson.publish-subscribe.2": ["It is published twice.", "Ela é publicada duas vezes."],
  "lesson.publish-subscribe.action": ["Start a track", "Iniciar uma faixa"],
  "lesson.publish-subscribe.seen": ["Seen: published {published} time, delivered from {queues}.", "Visto: publicada {published} vez, entregue por {queues}."],

  "lesson.idempotent-receiver.text": [
    "A player lost its connection and doesn't know whether its play was counted, so it reports it again under the same id. Brokers too may deliver twice. Log in: plays belong to a user.",
    "Um player perdeu a conexão e não sabe se sua execução foi contada, então a informa de novo com o mesmo id. Brokers também podem entregar duas vezes. Entre: execuções pertencem a um usuário."],
  "lesson.idempotent-receiver.question": ["The same play is reported twice. What do the statistics do?", "A mesma execução é informada duas vezes. O que fazem as estatísticas?"],
  "lesson.idempotent-receiver.0": ["The gateway refuses the second report.", "O gateway recusa o segundo aviso."],
  "lesson.idempotent-receiver.1": ["Both messages arrive, one play is counted.", "As duas mensagens chegam, uma execução é contada."],
  "lesson.idempotent-receiver.2": ["Two plays are counted, and corrected later.", "Duas execuções são contadas, e corrigidas depois."],
  "lesson.idempotent-receiver.action": ["Report a play twice", "Informar uma execução duas vezes"],
  "lesson.idempotent-receiver.seen": ["Seen: {delivered} deliveries to the statistics, {counted} play counted.", "Visto: {delivered} entregas às estatísticas, {counted} execução contada."],

  "lesson.guaranteed-delivery.text": [
    "A reported play must not be lost, even if a process dies a moment later. The gateway says 202 Accepted only when something certain has happened. Log in: plays belong to a user.",
    "Uma execução informada não pode se perder, mesmo que um processo morra logo depois. O gateway só diz 202 Accepted quando algo certo aconteceu. Entre: execuções pertencem a um usuário."],
  "lesson.guaranteed-delivery.question": ["What has happened before the gateway answers 202?", "O que aconteceu antes de o gateway responder 202?"],
  "lesson.guaranteed-delivery.0": ["The statistics have counted the play.", "As estatísticas contaram a execução."],
  "lesson.guaranteed-delivery.1": ["Nothing yet: it will be sent later.", "Nada ainda: será enviada depois."],
  "lesson.guaranteed-delivery.2": ["The broker has confirmed that it has the message safe.", "O broker confirmou que guardou a mensagem com segurança."],
  "lesson.guaranteed-delivery.action": ["Report a play", "Informar uma execução"],
  "lesson.guaranteed-delivery.seen": ["Seen: confirmed by the broker before the answer {status} went out.", "Visto: confirmada pelo broker antes de sair a resposta {status}."],
};
