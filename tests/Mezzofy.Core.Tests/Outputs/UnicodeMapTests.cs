using Mezzofy.Core.Outputs.Pdf;

namespace Mezzofy.Core.Tests.Outputs;

public sealed class UnicodeMapTests
{
    private const string Head = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";

    [Fact]
    public void Radicals_become_the_characters_of_their_shape()
    {
        var repaired = UnicodeMap.Repair(Head + "2 beginbfchar\n<0001> <2F0A>\n<0002> <0041>\nendbfchar\n1 beginbfrange\n<0010> <0012> <2F3D>\nendbfrange\nendcmap");

        repaired.ShouldBe(Head + "5 beginbfchar\n<0001> <5165>\n<0002> <0041>\n<0010> <6208>\n<0011> <6237>\n<0012> <624B>\nendbfchar\nendcmap");
    }

    [Fact]
    public void What_is_right_is_left_alone() =>
        UnicodeMap.Repair(Head + "1 beginbfchar\n<0001> <5165>\nendbfchar\n1 beginbfrange\n<0002> <0004> <0041>\nendbfrange\nendcmap").ShouldBeNull();

    [Fact]
    public void Characters_of_several_units_are_kept()
    {
        var repaired = UnicodeMap.Repair(Head + "3 beginbfchar\n<0001> <D83DDE00>\n<0002> <00660069>\n<0003> <2EE2>\nendbfchar\nendcmap");

        repaired!.ShouldContain("<0001> <D83DDE00>\n<0002> <00660069>\n<0003> <9A6C>\n");
    }

    [Fact]
    public void A_long_map_is_cut_into_blocks_of_a_hundred()
    {
        var repaired = UnicodeMap.Repair(Head + "1 beginbfrange\n<0000> <00D5> <2F00>\nendbfrange\nendcmap");

        repaired!.ShouldContain("100 beginbfchar\n<0000> <4E00>\n");
        repaired!.ShouldContain("14 beginbfchar\n<00C8>");
    }
}
