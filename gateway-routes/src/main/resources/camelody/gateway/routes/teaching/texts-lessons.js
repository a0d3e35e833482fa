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

  "lesson.competing-consumers.text": [
    "One catalogue may be too slow for many listeners. Here a second process is started for a moment; both consume from the same queue, and the broker hands each at most 32 messages before the first is acknowledged (prefetch). Log in as the administrator.",
    "Um catálogo pode ser lento demais para muitos ouvintes. Aqui um segundo processo é iniciado por um instante; ambos consomem da mesma fila, e o broker entrega a cada um no máximo 32 mensagens antes da primeira confirmação (prefetch). Entre como administrador."],
  "lesson.competing-consumers.question": ["20 requests come at once. Who handles them?", "Chegam 20 requisições de uma vez. Quem as trata?"],
  "lesson.competing-consumers.0": ["Both handle all 20, and the faster reply counts.", "Ambos tratam todas as 20, e vale a resposta mais rápida."],
  "lesson.competing-consumers.1": ["Each is handled by one of both; together they make 20.", "Cada uma é tratada por um dos dois; juntos somam 20."],
  "lesson.competing-consumers.2": ["The first takes all until it is full.", "O primeiro pega todas até encher."],
  "lesson.competing-consumers.action": ["Start a second worker and send 20 requests", "Iniciar um segundo worker e enviar 20 requisições"],
  "lesson.competing-consumers.seen": ["Seen: {all} requests, {shares}.", "Visto: {all} requisições, {shares}."],

  "lesson.retry-with-back-off.text": [
    "A handler may fail for a moment: a lock, a restart elsewhere. To try again at once would hit the same wall, and to try for ever would hold up all the others. Here the statistics fail twice on purpose. Log in as the administrator.",
    "Um tratamento pode falhar por um momento: um bloqueio, um reinício alhures. Tentar de novo na hora bateria na mesma parede, e tentar para sempre seguraria todos os outros. Aqui as estatísticas falham duas vezes de propósito. Entre como administrador."],
  "lesson.retry-with-back-off.question": ["A play comes, and its handler fails twice. What happens?", "Chega uma execução, e seu tratamento falha duas vezes. O que acontece?"],
  "lesson.retry-with-back-off.0": ["It is lost; the listener has to report it again.", "Ela se perde; o ouvinte precisa informá-la de novo."],
  "lesson.retry-with-back-off.1": ["It is tried again every 150 ms until it works.", "É tentada de novo a cada 150 ms até dar certo."],
  "lesson.retry-with-back-off.2": ["It is tried again, each time after a longer wait, and counted once.", "É tentada de novo, cada vez após espera maior, e contada uma vez."],
  "lesson.retry-with-back-off.action": ["Make it fail twice and report a play", "Fazer falhar duas vezes e informar uma execução"],
  "lesson.retry-with-back-off.seen": ["Seen: {tries} tries; {first} before the second, {second} before the third.", "Visto: {tries} tentativas; {first} antes da segunda, {second} antes da terceira."],

  "lesson.dead-letter-channel.text": [
    "Some messages fail each time: their content is wrong, or the handler is. To repeat them for ever would stop the queue. Here the statistics fail three times on purpose. Log in as the administrator.",
    "Algumas mensagens falham sempre: o conteúdo está errado, ou quem as trata está. Repeti-las para sempre pararia a fila. Aqui as estatísticas falham três vezes de propósito. Entre como administrador."],
  "lesson.dead-letter-channel.question": ["Where is the play after its third failure?", "Onde está a execução após a terceira falha?"],
  "lesson.dead-letter-channel.0": ["In a queue of its own, with the reason; an administrator can send it again.", "Numa fila própria, com o motivo; um administrador pode reenviá-la."],
  "lesson.dead-letter-channel.1": ["At the end of the same queue.", "No fim da mesma fila."],
  "lesson.dead-letter-channel.2": ["Only in the log.", "Só no log."],
  "lesson.dead-letter-channel.action": ["Make it fail three times and report a play", "Fazer falhar três vezes e informar uma execução"],
  "lesson.dead-letter-channel.seen": ["Seen: after {attempts} tries it lies in {queue}. Send it again under Queues.", "Visto: após {attempts} tentativas está em {queue}. Reenvie-a em Filas."],

  "lesson.durable-subscriber.text": [
    "A service is taken away, with listeners playing on. Its queue is durable and belongs to the service, not to a process. Here statistics-1 is really stopped, and started again when the plays are there. Log in as the administrator.",
    "Um serviço é retirado enquanto ouvintes continuam ouvindo. Sua fila é durável e pertence ao serviço, não a um processo. Aqui statistics-1 é realmente parado, e iniciado de novo quando as execuções estão lá. Entre como administrador."],
  "lesson.durable-subscriber.question": ["5 plays are reported while the statistics are down. What becomes of them?", "Informam-se 5 execuções com as estatísticas fora do ar. O que acontece com elas?"],
  "lesson.durable-subscriber.0": ["They are refused: the service is not there.", "São recusadas: o serviço não está lá."],
  "lesson.durable-subscriber.1": ["They are accepted, and lost.", "São aceitas, e se perdem."],
  "lesson.durable-subscriber.2": ["They are accepted, wait in the queue, and are counted on its return.", "São aceitas, esperam na fila, e são contadas na volta."],
  "lesson.durable-subscriber.action": ["Stop the statistics and report 5 plays", "Parar as estatísticas e informar 5 execuções"],
  "lesson.durable-subscriber.seen": ["Seen: {waiting} waited in the queue, up to {waited}; all {handled} were handled.", "Visto: {waiting} esperaram na fila, até {waited}; todas as {handled} foram tratadas."],

  "lesson.message-expiration.text": [
    "A caller waits 5 s for its reply, no longer. Here the catalogue needs 6 s for each request. The request was taken in time, so the work is done all the same. Log in as the administrator.",
    "Quem chama espera 5 s pela resposta, não mais. Aqui o catálogo precisa de 6 s por requisição. A requisição foi pega a tempo, então o trabalho é feito mesmo assim. Entre como administrador."],
  "lesson.message-expiration.question": ["The reply leaves after 6 s. What does the listener get?", "A resposta sai após 6 s. O que o ouvinte recebe?"],
  "lesson.message-expiration.0": ["The late reply, one second later.", "A resposta atrasada, um segundo depois."],
  "lesson.message-expiration.1": ["504 after 5 s; the late reply finds nobody waiting and is dropped.", "504 após 5 s; a resposta atrasada não encontra ninguém e é descartada."],
  "lesson.message-expiration.2": ["504, and the worker stops its work.", "504, e o worker interrompe o trabalho."],
  "lesson.message-expiration.action": ["Slow the catalogue and ask it", "Atrasar o catálogo e perguntar a ele"],
  "lesson.message-expiration.seen": ["Seen: the answer {status} after {waited}; the worker replied after {served}, to nobody.", "Visto: a resposta {status} após {waited}; o worker respondeu após {served}, a ninguém."],

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
