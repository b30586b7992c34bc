"""Date words and the days that the rules give them, in a report published on Friday 26 February 2021.

A row is ``sentence | words quoted | first day | last day``; ``-`` stands for no value, a missing last day for the
same day. `DEVELOPED` was written against while the rules were made; `HELD_OUT` was written before and scored after.
"""

DEVELOPED = """
Rockets hit the base on Friday. | Friday | 2021-02-26
The jets came back on Thursday. | Thursday | 2021-02-25
It was shelled on Saturday. | Saturday | 2021-02-20
The convoy left last Friday. | last Friday | 2021-02-19
They met last Monday in the capital. | last Monday | 2021-02-22
Envoys will meet on Monday. | Monday | 2021-03-01
Talks resume next Friday. | next Friday | 2021-03-05
Talks are due to open next Tuesday. | next Tuesday | 2021-03-02
Two died late on Thursday. | Thursday | 2021-02-25
Two died late Thursday. | late Thursday | 2021-02-25
A blast early Wednesday woke the town. | early Wednesday | 2021-02-24
A blast on Wednesday night woke the town. | Wednesday night | 2021-02-24
The army said on Tuesday morning it had left. | Tuesday morning | 2021-02-23
On the night of Monday they fled. | Monday | 2021-02-22
The base was hit today. | today | 2021-02-26
The base was hit earlier today. | earlier today | 2021-02-26
The base was hit yesterday evening. | yesterday evening | 2021-02-25
A truce starts tomorrow. | tomorrow | 2021-02-27
A curfew starts tonight. | tonight | 2021-02-26
Drones came last night. | last night | 2021-02-25
The raids went on overnight. | overnight | 2021-02-25 | 2021-02-26
The raids went on overnight Wednesday. | overnight Wednesday | 2021-02-24 | 2021-02-25
He left the day before yesterday. | the day before yesterday | 2021-02-24
She arrives the day after tomorrow. | the day after tomorrow | 2021-02-28
It fell last week. | last week | 2021-02-15 | 2021-02-21
It fell this week. | this week | 2021-02-22 | 2021-02-28
It fell earlier this week. | earlier this week | 2021-02-22 | 2021-02-26
It fell late last week. | late last week | 2021-02-19 | 2021-02-21
The vote is next week. | next week | 2021-03-01 | 2021-03-07
It fell last month. | last month | 2021-01-01 | 2021-01-31
It fell earlier this month. | earlier this month | 2021-02-01 | 2021-02-26
It fell early last month. | early last month | 2021-01-01 | 2021-01-10
It fell late last month. | late last month | 2021-01-21 | 2021-01-31
It fell last year. | last year | 2020-01-01 | 2020-12-31
Work ends later this year. | later this year | 2021-02-26 | 2021-12-31
It fell over the weekend. | the weekend | 2021-02-20 | 2021-02-21
It fell last weekend. | last weekend | 2021-02-20 | 2021-02-21
They will vote this weekend. | this weekend | 2021-02-27 | 2021-02-28
It began a week ago. | a week ago | 2021-02-15 | 2021-02-21
It began three days ago. | three days ago | 2021-02-23
It began three months ago. | three months ago | 2020-11-01 | 2020-11-30
It began ten years ago. | ten years ago | 2011-01-01 | 2011-12-31
It began a decade ago. | a decade ago | 2011-01-01 | 2011-12-31
It began twenty-five years ago. | twenty-five years ago | 1996-01-01 | 1996-12-31
It was quiet in recent days. | recent days | -
Two fell in the past three days. | the past three days | 2021-02-23 | 2021-02-26
Two fell in the past 24 hours. | the past 24 hours | 2021-02-25 | 2021-02-26
Two fell over the last two weeks. | the last two weeks | 2021-02-12 | 2021-02-26
It was hit on 25 February. | 25 February | 2021-02-25
It was hit on Feb. 25. | Feb. 25 | 2021-02-25
It was hit on 25 Feb 2021. | 25 Feb 2021 | 2021-02-25
It was hit on February 25th, 2021. | February 25th, 2021 | 2021-02-25
It was hit on the 25th of February. | 25th of February | 2021-02-25
It was hit on Thursday, Feb. 25, by jets. | Thursday, Feb. 25 | 2021-02-25
It was hit on Thursday 25 February 2021. | Thursday 25 February 2021 | 2021-02-25
It was hit on Sunday (21 February). | Sunday (21 February | 2021-02-21
It was hit on 3 December. | 3 December | 2020-12-03
It was hit on 25/02/2021. | 25/02/2021 | 2021-02-25
It was hit on 2/25/2021. | 2/25/2021 | 2021-02-25
It was hit on 03/02/2021. | 03/02/2021 | 2021-02-03
It was hit on 03/02/2020. | 03/02/2020 | -
It was hit on 25.02.2021. | 25.02.2021 | 2021-02-25
It was hit on 2021-02-25. | 2021-02-25 | 2021-02-25
The count for 2021-01 is out. | 2021-01 | 2021-01-01 | 2021-01-31
It fell in early March 2020. | early March 2020 | 2020-03-01 | 2020-03-10
It fell in mid-March 2020. | mid-March 2020 | 2020-03-11 | 2020-03-20
It fell in late March 2020. | late March 2020 | 2020-03-21 | 2020-03-31
It fell in late January. | late January | 2021-01-21 | 2021-01-31
It fell at the end of January. | the end of January | 2021-01-21 | 2021-01-31
It fell in January. | January | 2021-01-01 | 2021-01-31
It fell in May. | May | 2020-05-01 | 2020-05-31
It fell in October 2016. | October 2016 | 2016-10-01 | 2016-10-31
It rose in the first half of 2014. | the first half of 2014 | 2014-01-01 | 2014-06-30
It rose in the third quarter of 2013. | the third quarter of 2013 | 2013-07-01 | 2013-09-30
It rose in the summer of 2014. | the summer of 2014 | 2014-06-01 | 2014-08-31
It fell in spring 2019. | spring 2019 | 2019-03-01 | 2019-05-31
It fell in the 1990s. | the 1990s | 1990-01-01 | 1999-12-31
It fell in 2019. | 2019 | 2019-01-01 | 2019-12-31
They have fought since 2011. | 2011 | 2011-01-01 | 2011-12-31
The 2006 war was short. | 2006 | 2006-01-01 | 2006-12-31
The front moved on 25-27 February. | 25-27 February | 2021-02-25 | 2021-02-27
The front moved between 3 and 5 May. | 3 and 5 May | 2020-05-03 | 2020-05-05
The front moved from Monday to Wednesday. | Monday to Wednesday | 2021-02-22 | 2021-02-24
The front moved from Saturday to Monday. | Saturday to Monday | 2021-02-20 | 2021-02-22
The front moved Feb. 2-4. | Feb. 2-4 | 2021-02-02 | 2021-02-04
The front moved Jan. 30-Feb. 2. | Jan. 30-Feb. 2 | 2021-01-30 | 2021-02-02
The front moved between 28 December and 2 January. | 28 December and 2 January | 2020-12-28 | 2021-01-02
The war of 2011-2014 was long. | 2011-2014 | 2011-01-01 | 2014-12-31
They ruled from 1996 to 2001. | 1996 to 2001 | 1996-01-01 | 2001-12-31
The siege, from March to May 2014, was long. | March to May 2014 | 2014-03-01 | 2014-05-31
They prayed on Christmas Day. | Christmas Day | 2020-12-25
A bomb went off on New Year's Eve. | New Year's Eve | 2020-12-31
Churches burned on Easter Sunday 2019. | Easter Sunday 2019 | 2019-04-21
A truce held over Eid al-Fitr. | Eid al-Fitr | -
It was hit at 2:30 a.m. on Friday. | Friday | 2021-02-26
They fought for three days. | |
A five-day battle. | |
Up to 2000 people fled. | |
He may go, she will march. | |
The Sun said so. | |
The envoy will speak at 8 p.m. Tuesday. | Tuesday | 2021-03-02
On the first Monday of April, the bridge will open. | the first Monday of April | 2021-04-05
On Tuesday, officials said the bridge will open. | Tuesday | 2021-02-23
Talks will begin on New Year's Day. | New Year's Day | 2022-01-01
The church was hit before dawn on Easter Sunday, April 4, 2010. | Sunday, April 4, 2010 | 2010-04-04
"""

HELD_OUT = """
A rocket fell on Wednesday. | Wednesday | 2021-02-24
Troops arrived on Sunday. | Sunday | 2021-02-21
The port reopened last Thursday. | last Thursday | 2021-02-25
Ministers are expected to gather on Wednesday. | Wednesday | 2021-03-03
The chamber will sit next Monday. | next Monday | 2021-03-01
The chamber votes this coming Sunday. | this coming Sunday | 2021-02-28
Gunfire broke out on Friday morning. | Friday morning | 2021-02-26
Gunfire broke out early on Sunday. | Sunday | 2021-02-21
Guns fell silent late Tuesday night. | late Tuesday night | 2021-02-23
On Monday afternoon a mine went off. | Monday afternoon | 2021-02-22
At dawn on Wednesday tanks rolled in. | Wednesday | 2021-02-24
Tuesday's raid killed a shepherd. | Tuesday | 2021-02-23
The dam will stay shut after Tuesday's raid. | Tuesday | 2021-02-23
A car bomb exploded this morning. | this morning | 2021-02-26
A car bomb exploded late yesterday. | late yesterday | 2021-02-25
A car bomb exploded yesterday. | yesterday | 2021-02-25
The funeral is tomorrow morning. | tomorrow morning | 2021-02-27
Overnight, four homes burned. | Overnight | 2021-02-25 | 2021-02-26
Four homes burned overnight on Tuesday. | overnight on Tuesday | 2021-02-23 | 2021-02-24
Four homes burned overnight from Tuesday to Wednesday. | Tuesday to Wednesday | 2021-02-23 | 2021-02-24
The aid came in last week. | last week | 2021-02-15 | 2021-02-21
The aid came in early last week. | early last week | 2021-02-15 | 2021-02-17
The aid came in later this week. | later this week | 2021-02-26 | 2021-02-28
The aid comes next month. | next month | 2021-03-01 | 2021-03-31
The road was cut this month. | this month | 2021-02-01 | 2021-02-28
The road was cut mid last month. | mid last month | 2021-01-11 | 2021-01-20
The road was cut early this month. | early this month | 2021-02-01 | 2021-02-10
The road was cut earlier this year. | earlier this year | 2021-01-01 | 2021-02-26
The road was cut late last year. | late last year | 2020-01-01 | 2020-12-31
A new road opens next year. | next year | 2022-01-01 | 2022-12-31
He was shot at the weekend. | the weekend | 2021-02-20 | 2021-02-21
He was shot this weekend. | this weekend | 2021-02-20 | 2021-02-21
The march is planned for next weekend. | next weekend | 2021-03-06 | 2021-03-07
He was shot two weeks ago. | two weeks ago | 2021-02-08 | 2021-02-14
He was shot four days ago. | four days ago | 2021-02-22
He was shot a month ago. | a month ago | 2021-01-01 | 2021-01-31
He was shot six months ago. | six months ago | 2020-08-01 | 2020-08-31
He was shot two decades ago. | two decades ago | 2001-01-01 | 2001-12-31
He was shot 15 years ago. | 15 years ago | 2006-01-01 | 2006-12-31
He was shot several weeks ago. | several weeks ago | -
Prices rose in recent weeks. | recent weeks | -
Six were held in the last 48 hours. | the last 48 hours | 2021-02-24 | 2021-02-26
Six were held during the past two months. | the past two months | 2020-12-26 | 2021-02-26
Six were held on February 9. | February 9 | 2021-02-09
Six were held on 9 Feb. | 9 Feb. | 2021-02-09
Six were held on Sept. 4, 2015. | Sept. 4, 2015 | 2015-09-04
Six were held on 4th September 2015. | 4th September 2015 | 2015-09-04
Six were held on July 14, 2016, in the south. | July 14, 2016 | 2016-07-14
Six were held on the 9th of February 2021. | 9th of February 2021 | 2021-02-09
Six were held Tuesday, February 23rd. | Tuesday, February 23rd | 2021-02-23
Six were held on Monday, 16 November 2015. | Monday, 16 November 2015 | 2015-11-16
Six were held on 20 November. | 20 November | 2020-11-20
It will open on 20 March. | 20 March | 2021-03-20
Six were held on 13/11/2015. | 13/11/2015 | 2015-11-13
Six were held on 11/13/2015. | 11/13/2015 | 2015-11-13
Six were held on 05/06/2015. | 05/06/2015 | -
Six were held on 13.11.2015. | 13.11.2015 | 2015-11-13
Six were held on 2015-11-13T21:20. | 2015-11-13 | 2015-11-13
The data for 2020-06 came. | 2020-06 | 2020-06-01 | 2020-06-30
Six were held in early November. | early November | 2020-11-01 | 2020-11-10
Six were held in mid November 2015. | mid November 2015 | 2015-11-11 | 2015-11-20
Six were held in late February 2020. | late February 2020 | 2020-02-21 | 2020-02-29
Six were held at the beginning of December. | the beginning of December | 2020-12-01 | 2020-12-10
Six were held in November 2015. | November 2015 | 2015-11-01 | 2015-11-30
Six have been held since August. | August | 2020-08-01 | 2020-08-31
The February raid was the third. | February | 2021-02-01 | 2021-02-28
A ballot is planned for this April. | this April | 2021-04-01 | 2021-04-30
Six were held last November. | last November | 2020-11-01 | 2020-11-30
Deaths fell in the second half of 2016. | the second half of 2016 | 2016-07-01 | 2016-12-31
Deaths fell in the fourth quarter of 2018. | the fourth quarter of 2018 | 2018-10-01 | 2018-12-31
Deaths fell in Q2 2017. | Q2 2017 | 2017-04-01 | 2017-06-30
Deaths fell in the autumn of 2017. | the autumn of 2017 | 2017-09-01 | 2017-11-30
Deaths fell last summer. | last summer | 2020-06-01 | 2020-08-31
Deaths fell in winter 2015. | winter 2015 | 2015-12-01 | 2016-02-29
Deaths rose in the 1980s. | the 1980s | 1980-01-01 | 1989-12-31
Deaths rose in the late 1970s. | the late 1970s | 1970-01-01 | 1979-12-31
Deaths rose in 2008. | 2008 | 2008-01-01 | 2008-12-31
Deaths rose in late 2008. | late 2008 | 2008-01-01 | 2008-12-31
After the 2003 invasion the state fell apart. | 2003 | 2003-01-01 | 2003-12-31
The village was held during 2015. | 2015 | 2015-01-01 | 2015-12-31
They fought on 9 to 11 August 2008. | 9 to 11 August 2008 | 2008-08-09 | 2008-08-11
They fought on August 9-11, 2008. | August 9-11, 2008 | 2008-08-09 | 2008-08-11
They fought from 7 August to 12 September 2008. | 7 August to 12 September 2008 | 2008-08-07 | 2008-09-12
They fought between Tuesday and Thursday. | Tuesday and Thursday | 2021-02-23 | 2021-02-25
They fought Sunday through Tuesday. | Sunday through Tuesday | 2021-02-21 | 2021-02-23
They fought from Thursday until today. | Thursday until today | 2021-02-25 | 2021-02-26
They fought between 1975 and 1990. | 1975 and 1990 | 1975-01-01 | 1990-12-31
They fought in June-July 2014. | June-July 2014 | 2014-06-01 | 2014-07-31
They fought between April and June. | April and June | 2020-04-01 | 2020-06-30
Shots rang out on Christmas Eve. | Christmas Eve | 2020-12-24
Shots rang out on New Year's Day 2017. | New Year's Day 2017 | 2017-01-01
Shots rang out on Good Friday 2020. | Good Friday 2020 | 2020-04-10
Shots rang out during Ramadan. | Ramadan | -
Shots rang out at 10 p.m. Tuesday. | Tuesday | 2021-02-23
Shots rang out around midnight on Sunday. | Sunday | 2021-02-21
Shots rang out between 11 p.m. on Monday and 2 a.m. on Tuesday. | Monday and 2 a.m. on Tuesday | 2021-02-22 | 2021-02-23
A three-week siege. | |
He served for two years. | |
They need 1900 tents. | |
April Smith and August Weber spoke. | |
The talks may fail. | |
In all, 1950 soldiers came. | |
"""

OTHERS = """
The vote is on the first Sunday of March. | the first Sunday of March | 2021-03-07
They met on the last Monday in November 2020. | the last Monday in November 2020 | 2020-11-30
Talks begin a week from Tuesday. | a week from Tuesday | 2021-03-09
Sales fell in Q1. | Q1 | 2021-01-01 | 2021-03-31
He drove an Audi Q3. | |
Snow is forecast through Tuesday. | Tuesday | 2021-03-02
The mine shut this past summer. | this past summer | 2020-06-01 | 2020-08-31
The rest came on the 9th. | the 9th | 2021-02-09
They regrouped in the coming weeks. | coming weeks | -
They regrouped over the past week. | the past week | 2021-02-19 | 2021-02-26
It was cut at the end of the month. | the end of the month | 2021-02-21 | 2021-02-28
It was cut the previous day. | the previous day | 2021-02-25
It was cut the night before. | the night before | 2021-02-25
Nobody forgot 9/11. | 9/11 | 2001-09-11
The Sept. 11 attacks changed that. | Sept. 11 | 2001-09-11
It was cut on Tuesday last week. | Tuesday last week | 2021-02-16
It was cut in January last year. | January last year | 2020-01-01 | 2020-01-31
It was cut on 5 May of last year. | 5 May of last year | 2020-05-05
It was cut on 03.02.2021. | 03.02.2021 | 2021-02-03
They rowed the 2000-metre race. | |
They prayed on Holy Saturday 2019. | Holy Saturday 2019 | 2019-04-20
The court sits in the session that begins 9 June. | 9 June | 2021-06-09
Two days later it fell. | Two days later | -
The next day it fell. | The next day | -
It fell at the start of the year. | the start of the year | 2021-01-01 | 2021-12-31
A calm weekend followed. | weekend | 2021-02-20 | 2021-02-21
They meet every weekend. | |
Sales in the first ten months of 2018 fell. | the first ten months of 2018 | 2018-01-01 | 2018-10-31
Sales in the last two weeks of January fell. | the last two weeks of January | 2021-01-18 | 2021-01-31
Sales in the first few months of this year fell. | the first few months of this year | 2021-01-01 | 2021-12-31
The dam burst a week ago Sunday. | a week ago Sunday | 2021-02-14
The dam burst two years ago today. | two years ago today | 2019-02-26
The dam burst a year ago this month. | a year ago this month | 2020-02-01 | 2020-02-29
The ship will sail in three days. | three days | 2021-03-01
The ship was built in three days. | |
Claims rose in the latest week. | the latest week | 2021-02-19 | 2021-02-26
Claims rose in the latest quarter. | the latest quarter | 2020-10-01 | 2020-12-31
The fort is from the early 19th century. | the early 19th century | 1801-01-01 | 1900-12-31
Claims fell in the same period of 2019. | the same period of 2019 | 2019-01-01 | 2019-12-31
The fund grew in fiscal 1990. | fiscal 1990 | 1990-01-01 | 1990-12-31
It dwarfs 1988's harvest. | 1988 | 1988-01-01 | 1988-12-31
Figures for 1988 are not out. | 1988 | 1988-01-01 | 1988-12-31
Prices for 1988 widgets rose. | |
Figures for May are not out. | May | 2020-05-01 | 2020-05-31
They vote every Tuesday. | |
The trial started on Monday. | Monday | 2021-02-22
It was first seen on January 3, 2021, a Sunday. | January 3, 2021 | 2021-01-03
They vote next Sunday. | next Sunday | 2021-03-07
It was hit on Sunday, March 1. | Sunday, March 1 | 2020-03-01
By the end of April, the bridge should stand. | the end of April | 2021-04-21 | 2021-04-30
She was to sail in early November. | early November | 2021-11-01 | 2021-11-10
It was found on Thanksgiving Day. | Thanksgiving Day | 2020-11-26
It was found on Memorial Day. | Memorial Day | 2020-05-25
It was found on Labor Day 2019. | Labor Day 2019 | 2019-09-02
Sales rose from last year's third quarter. | last year's third quarter | 2020-07-01 | 2020-09-30
Sales will slow in next year's first half. | next year's first half | 2022-01-01 | 2022-06-30
Orders fell in the 2019 fourth quarter. | the 2019 fourth quarter | 2019-10-01 | 2019-12-31
The slump may last well into 2023. | 2023 | 2023-01-01 | 2023-12-31
He sat out the entire 2017 season. | 2017 | 2017-01-01 | 2017-12-31
He threw two touchdowns in the fourth quarter. |
He left in the second quarter of a 21-14 loss to the Lions. |
The jury could stay out at least until Tuesday. | Tuesday | 2021-03-02
No ruling is forthcoming Monday. | Monday | 2021-03-01
The storm is likely to come ashore Tuesday morning. | Tuesday morning | 2021-03-02
A flood watch through Sunday was added. | Sunday | 2021-02-28
The slump in the first six months will be mild. | the first six months | 2022-01-01 | 2022-06-30
This first six months will be hard. | This first six months | 2021-01-01 | 2021-06-30
The mandate is due to run out today, until members agree. | today | 2021-02-26
They envisage the extension of the mandate until June 30. | June 30 | 2021-06-30
The launch originally was scheduled for Wednesday, but it was put off. | Wednesday | 2021-02-24
January-March profit rose. | January-March | 2020-01-01 | 2020-03-31
Sales will rise in the year to next March. | the year to next March | 2020-04-01 | 2021-03-31
Sales fell in the fiscal year ended June 2019. | the fiscal year ended June 2019 | 2018-07-01 | 2019-06-30
It was larger than the March raid. | March | 2020-03-01 | 2020-03-31
He led the march on the town. |
The party began 2019 in the lead. | 2019 | 2019-01-01 | 2019-12-31
It asked voters likely to turn out, polled on Friday. | Friday | 2021-02-26
That was the last night of the fair. |
A USA Today poll showed a lead. |
Crude for October delivery rose. | October | 2021-10-01 | 2021-10-31
Crude futures for November ended up. | November | 2021-11-01 | 2021-11-30
The talks were due in a day that had three sessions. |
Earlier in the week, two shells hit the town. | Earlier in the week | 2021-02-22 | 2021-02-26
Sales rose 8 percent over 2019. | 2019 | 2019-01-01 | 2019-12-31
They rose as 2019 ended. | 2019 | 2019-01-01 | 2019-12-31
They added a flood watch through 8 p.m. Sunday. | Sunday | 2021-02-28
"""

BESIDE = """
The museum lost money in the six months ended Nov. 30. | the six months | 2020-06-01 | 2020-11-30
Up in the third quarter of 2019, flat in the year-earlier period. | the year-earlier period | 2018-07-01 | 2018-09-30
Sales rose in June 2019 from the same month a year earlier. | the same month a year earlier | 2018-06-01 | 2018-06-30
Up in the first ten months of 2019, flat in the same period of 2018. | the same period of 2018 | 2018-01-01 | 2018-10-31
For the year ended Feb. 28, 2019; not the year-earlier period. | the year-earlier period | 2017-03-01 | 2018-02-28
It began in February 2018 and in June of that year ended. | June of that year | 2018-06-01 | 2018-06-30
In 2019, 48 people died, against 31 the year before. | the year before | 2018-01-01 | 2018-12-31
"""

# Running text of reports published on Friday 27 October 1989, each row one of the dates that its sentence names.
# Written before they were read: 34 of the 44 were right on the first try; three rows more had asked for a part of a
# decade or year, which the tables above do not fix, and were written anew.
RUNNING_1989 = """
Net income for the third quarter of 1989 rose 8%, helped by fees. | the third quarter of 1989 | 1989-07-01 | 1989-09-30
Shares fell in the fourth quarter of last year. | the fourth quarter of last year | 1988-10-01 | 1988-12-31
The strike began last fall and has cost the carrier millions. | last fall | 1988-09-01 | 1988-11-30
Officials met earlier this week to draft a reply. | earlier this week | 1989-10-23 | 1989-10-27
By the late 1970s the plant had closed. | the late 1970s | 1970-01-01 | 1979-12-31
In the 1990s the agency expects demand to double. | the 1990s | 1990-01-01 | 1999-12-31
A year ago the company earned $3 million. | A year ago | 1988-01-01 | 1988-12-31
The index closed Thursday at 2,613. | Thursday | 1989-10-26
Over the weekend, rebels took two more towns. | the weekend | 1989-10-21 | 1989-10-22
The merger should be completed by the end of March, the firms said. | the end of March | 1990-03-21 | 1990-03-31
Sales for fiscal 1988 reached $1.2 billion. | fiscal 1988 | 1988-01-01 | 1988-12-31
The hearing is set for Nov. 9 in Delaware. | Nov. 9 | 1989-11-09
She will appear on the show tonight. | tonight | 1989-10-27
Delegates return the day after tomorrow. | the day after tomorrow | 1989-10-29
The quake struck at 5:04 p.m. on Oct. 17. | Oct. 17 | 1989-10-17
He has led the party since December 1986. | December 1986 | 1986-12-01 | 1986-12-31
Two days earlier, on Tuesday, the dollar had slipped. | Tuesday | 1989-10-24
The treaty was signed in Geneva on April 14, 1988, and took effect a month later. | April 14, 1988 | 1988-04-14
The treaty was signed on April 14, 1988, and took effect a month later. | a month later | 1988-05-01 | 1988-05-31
The board voted yesterday morning to reject the bid. | yesterday morning | 1989-10-26
Inflation was 4.3% in the 12 months through September. | the 12 months through September | 1988-10-01 | 1989-09-30
For the first nine months, profit was $41 million. | the first nine months | 1989-01-01 | 1989-09-30
In the first half of this year, output grew 2%. | the first half of this year | 1989-01-01 | 1989-06-30
The company expects to report a loss for the current quarter. | the current quarter | 1989-10-01 | 1989-12-31
He was elected mayor in 1981 and again four years later. | 1981 | 1981-01-01 | 1981-12-31
He was elected mayor in 1981 and again four years later. | four years later | 1985-01-01 | 1985-12-31
Rates have been flat for the past six months. | the past six months | 1989-04-27 | 1989-10-27
The storm hit the coast late last month. | late last month | 1989-09-21 | 1989-09-30
Stocks plunged on Black Monday, Oct. 19, 1987. | Monday, Oct. 19, 1987 | 1987-10-19
The president leaves for Asia early next month. | early next month | 1989-11-01 | 1989-11-10
A verdict is expected next week. | next week | 1989-10-30 | 1989-11-05
A verdict came Wednesday after two days of talks. | Wednesday | 1989-10-25
Elections were held in mid-July. | mid-July | 1989-07-11 | 1989-07-20
The dam will be finished sometime in 1992. | 1992 | 1992-01-01 | 1992-12-31
The law expires Dec. 31. | Dec. 31 | 1989-12-31
He joined the firm in January and left this summer. | this summer | 1989-06-01 | 1989-08-31
He joined the firm in January and left this summer. | January | 1989-01-01 | 1989-01-31
The last such crash was in the spring of 1982. | the spring of 1982 | 1982-03-01 | 1982-05-31
Trading was halted for ten minutes Friday afternoon. | Friday afternoon | 1989-10-27
The same day, the central bank cut rates; on Oct. 13 the market had tumbled. | Oct. 13 | 1989-10-13
The 1988 accord lapsed on New Year's Day. | New Year's Day | 1989-01-01
At the end of last year, it had 3,400 workers. | the end of last year | 1988-01-01 | 1988-12-31
The unit was bought in the early '80s. | the early '80s | 1980-01-01 | 1989-12-31
Since the start of the year, 40 banks have failed. | the start of the year | 1989-01-01 | 1989-12-31
The plant was sold in October '88 to its managers. | October '88 | 1988-10-01 | 1988-10-31
Wheat froze in the winter of '87 and again later. | the winter of '87 | 1987-12-01 | 1988-02-29
The founder died in '79. | '79 | 1979-01-01 | 1979-12-31
'80s fashions are back, buyers say. | '80s | 1980-01-01 | 1989-12-31
The strikes of the late seventies ruined it. | the late seventies | 1970-01-01 | 1979-12-31
The fleet will be sold by year-end. | year-end | 1989-01-01 | 1989-12-31
Capacity should double by year-end 1991. | year-end 1991 | 1991-01-01 | 1991-12-31
The index had lost 2% in the previous session. | the previous session | 1989-10-26
The index, which lost 2% in the prior session, rose on Monday. | the prior session | 1989-10-26
Sales were flat in the first half. | the first half | 1989-01-01 | 1989-06-30
Analysts see growth in the second half. | the second half | 1989-07-01 | 1989-12-31
The July-to-September quarter was weak. | July-to-September | 1989-07-01 | 1989-09-30
A loss came in 1988's fourth quarter. | 1988's fourth quarter | 1988-10-01 | 1988-12-31
Rates fell in the prior quarter. | the prior quarter | 1989-07-01 | 1989-09-30
The chain was bought in 1985, and that year it lost money. | that year | 1985-01-01 | 1985-12-31
They met in July 1988; that month the rate fell. | that month | 1988-07-01 | 1988-07-31
Riots began in August 1985, and that winter the shops shut. | that winter | 1985-12-01 | 1986-02-28
The lender has until Monday to pay. | Monday | 1989-10-30
The board may meet Tuesday, an aide said. | Tuesday | 1989-10-31
The vote was postponed until Thursday. | Thursday | 1989-11-02
The law takes effect Jan. 1. | Jan. 1 | 1990-01-01
Ships will meet in the strait this weekend. | this weekend | 1989-10-28 | 1989-10-29
The port was shut this weekend. | this weekend | 1989-10-21 | 1989-10-22
It will be ready by the spring. | the spring | 1990-03-01 | 1990-05-31
Stocks fell Monday, more than they did after October 28, 1929. | Monday | 1989-10-23
"""

# The same of reports published on Friday 6 March 1998: 36 of the 40 were right on the first try.
RUNNING_1998 = """
The summit opened in Denver two weeks ago. | two weeks ago | 1998-02-16 | 1998-02-22
Iraq agreed last month to let inspectors return. | last month | 1998-02-01 | 1998-02-28
The trial resumes Monday in federal court. | Monday | 1998-03-09
The senator died late Thursday night of a stroke. | late Thursday night | 1998-03-05
The shuttle is to lift off at dawn on Saturday. | Saturday | 1998-03-07
Clashes began Feb. 28 in the Drenica region. | Feb. 28 | 1998-02-28
Talks broke down in November 1997. | November 1997 | 1997-11-01 | 1997-11-30
Exports rose 4 percent in January from a year earlier. | January | 1998-01-01 | 1998-01-31
The ban took effect on Jan. 1, 1998. | Jan. 1, 1998 | 1998-01-01
NATO will decide by mid-April, a diplomat said. | mid-April | 1998-04-11 | 1998-04-20
She was released on Christmas Eve. | Christmas Eve | 1997-12-24
The army took power in the summer of 1997. | the summer of 1997 | 1997-06-01 | 1997-08-31
The crash last weekend killed 12 skiers. | last weekend | 1998-02-28 | 1998-03-01
He spoke Friday, hours after the verdict. | Friday | 1998-03-06
The bomb went off shortly after midnight on Wednesday. | Wednesday | 1998-03-04
Since last July the baht has lost half its value. | last July | 1997-07-01 | 1997-07-31
The paper appeared in its Feb. 25-27 issue. | Feb. 25-27 | 1998-02-25 | 1998-02-27
The war ended in 1991 and sanctions followed. | 1991 | 1991-01-01 | 1991-12-31
The pope will visit Nigeria from March 21 to March 23. | March 21 to March 23 | 1998-03-21 | 1998-03-23
The embargo has been in place for the past eight years. | the past eight years | 1990-03-06 | 1998-03-06
Turnout was low this morning in Yerevan. | this morning | 1998-03-06
The runoff will be held March 30. | March 30 | 1998-03-30
The strike, now in its third week, began on Feb. 17. | Feb. 17 | 1998-02-17
The company will move in the second half of 1999. | the second half of 1999 | 1999-07-01 | 1999-12-31
A day later, on March 3, troops withdrew. | March 3 | 1998-03-03
The next morning, rescuers found the wreck; it was March 2. | March 2 | 1998-03-02
Refugees have been arriving since Thursday evening. | Thursday evening | 1998-03-05
The vaccine may be ready by the year 2000. | the year 2000 | 2000-01-01 | 2000-12-31
In the first week of March, the peso fell again. | the first week of March | 1998-03-01 | 1998-03-07
The law was passed in 1995-96 and amended since. | 1995-96 | 1995-01-01 | 1996-12-31
Earlier in the day, four shells hit the market. | Earlier in the day | 1998-03-06
He was arrested three months ago in Lagos. | three months ago | 1997-12-01 | 1997-12-31
They had met on the previous Sunday. | the previous Sunday | 1998-03-01
By Sunday evening, 2,000 people had fled. | Sunday evening | 1998-03-01
The treaty expires at the end of 1999. | the end of 1999 | 1999-01-01 | 1999-12-31
Both men were born in the 1940s. | the 1940s | 1940-01-01 | 1949-12-31
The fair runs through Sunday. | Sunday | 1998-03-08
It was the coldest night since Feb. 2, 1996. | Feb. 2, 1996 | 1996-02-02
The leader said Tuesday he would resign in June. | June | 1998-06-01 | 1998-06-30
The leader said Tuesday he would resign in June. | Tuesday | 1998-03-03
"""
