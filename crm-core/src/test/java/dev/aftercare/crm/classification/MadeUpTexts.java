package dev.aftercare.crm.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Complaints that nobody made, in English and Chinese, from a few phrases; a share of them carries a wrong category. */
final class MadeUpTexts {

    private static final Map<String, List<String>> PHRASES = new TreeMap<>(Map.of(
            "logistics/damage",
                    List.of(
                            "the parcel arrived crushed",
                            "box was wet and torn",
                            "包裹破损",
                            "外包装压坏了",
                            "broken glass inside"),
            "logistics/late",
                    List.of(
                            "still not delivered",
                            "the courier is a week late",
                            "物流太慢",
                            "一直没有收到货",
                            "no tracking update"),
            "product/quality",
                    List.of("the seam came apart", "colour faded after one wash", "质量很差", "用了两天就坏了", "stopped working"),
            "payment", List.of("charged twice", "refund has not come", "重复扣款", "退款没到账", "invoice shows a wrong amount"),
            "service/attitude",
                    List.of("the agent was rude", "nobody answers the phone", "客服态度恶劣", "没人回复", "hung up on me")));

    private static final List<String> FILLERS =
            List.of("hello", "please help", "my order 4711", "你好", "谢谢", "today", "again", "I am", "very");

    private MadeUpTexts() {}

    static List<LabelledText> texts(int count, double wrong, long seed) {
        Random random = new Random(seed);
        List<String> categories = List.copyOf(PHRASES.keySet());
        List<LabelledText> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String category = categories.get(random.nextInt(categories.size()));
            List<String> phrases = PHRASES.getOrDefault(category, List.of());
            StringBuilder text = new StringBuilder();
            for (int filler = random.nextInt(4); filler > 0; filler--) {
                text.append(FILLERS.get(random.nextInt(FILLERS.size()))).append(' ');
            }
            text.append(phrases.get(random.nextInt(phrases.size()))).append(' ').append(random.nextInt(100_000));
            text.append(' ').append((char) ('a' + random.nextInt(26)));
            String label = random.nextDouble() < wrong ? categories.get(random.nextInt(categories.size())) : category;
            texts.add(LabelledText.of(text.toString(), label));
        }
        return texts;
    }
}
